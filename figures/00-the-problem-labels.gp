# Draw again beside this file: gnuplot 00-the-problem-labels.gp
# The same numbers for other tools: 00-the-problem-labels.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '00-the-problem-labels.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
64 59.2167 56.3679 62.0654
256 69.7167 68.5007 70.9326
1024 80.1333 78.9413 81.3253
EOD
$panel1_2 << EOD
64 63.7667 62.0794 65.4539
256 74.1167 73.135 75.0983
1024 86.9167 86.1579 87.6754
EOD
$panel2_1 << EOD
64 46.1019 44.3836 47.8201
256 47.9676 46.6037 49.3315
1024 57.1852 55.924 58.4464
EOD
$panel2_2 << EOD
64 47.8287 46.3054 49.352
256 56.6065 54.5356 58.6773
1024 65.1065 63.0012 67.2118
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'reward model'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What n labels teach' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'samples of the assistant’s own' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [51.1995:1280.01]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('100' 100, '1000' 1000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [30:100]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labels' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from graph 0, first 51.6667 to graph 1, first 51.6667 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'no label' at graph 0.99, first 51.6667 right offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from graph 0, first 89.8333 to graph 1, first 89.8333 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '295,901 labels' at graph 0.99, first 89.8333 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'reward model'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'hard bench' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [51.1995:1280.01]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('100' 100, '1000' 1000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [30:100]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labels' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from graph 0, first 48.7037 to graph 1, first 48.7037 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'no label' at graph 0.99, first 48.7037 right offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from graph 0, first 66.6667 to graph 1, first 66.6667 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '295,901 labels' at graph 0.99, first 66.6667 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'reward model'
unset multiplot
unset output
