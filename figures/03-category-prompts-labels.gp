# Draw again beside this file: gnuplot 03-category-prompts-labels.gp
# The same numbers for other tools: 03-category-prompts-labels.tsv
set terminal svg size 720,446 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '03-category-prompts-labels.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
4 96.4062 90.9292 101.883
8 98.2812 94.3932 102.169
16 100 100 100
32 100 100 100
64 100 100 100
EOD
$panel1_2 << EOD
4 53.4375 50.3292 56.5458
8 54.8438 50.7725 58.915
16 59.375 56.9177 61.8323
32 55.0781 53.7028 56.4534
64 56.7187 55.4498 57.9877
EOD
$panel1_3 << EOD
4 96.4062 90.9292 101.883
8 95.7812 91.6307 99.9318
16 100 100 100
32 100 100 100
64 100 100 100
EOD
$panel1_4 << EOD
4 53.4375 50.3292 56.5458
8 82.1094 79.1586 85.0602
16 100 100 100
32 99.8438 99.6081 100.079
64 99.8438 99.6081 100.079
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.901345 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'usual labels → usual', NaN with linespoints ls 2 title 'usual labels → other', NaN with linespoints ls 3 title 'mixed labels → usual', NaN with linespoints ls 4 title 'mixed labels → other'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Instructions routed right, by number of labels' at screen 0.0277778, screen 0.955157 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.762332; set bmargin at screen 0.134529
set logscale x 10
set xrange [2.99997:80.0008]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('5' 5, '10' 10, '20' 20, '50' 50)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labelled instructions' offset 0,0.3 textcolor rgb '#333333'
set label 'routed right (%)' at screen 0.0194444, screen 0.44843 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 37.5 to graph 1, first 37.5 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'keywords, other wordings' at graph 0.99, first 37.5 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'usual labels → usual', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'usual labels → other', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'mixed labels → usual', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'mixed labels → other'
unset multiplot
unset output
