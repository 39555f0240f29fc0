# Draw again beside this file: gnuplot 05-reward-bench-ladder.gp
# The same numbers for other tools: 05-reward-bench-ladder.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '05-reward-bench-ladder.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
1000 47.9444 42.1262 53.7627
5000 53.0694 48.4172 57.7217
21720 58.7083 57.2339 60.1828
EOD
$panel1_2 << EOD
1000 55.0694 51.0828 59.0561
5000 56.9306 53.1578 60.7033
21720 61.3403 59.3779 63.3027
EOD
$panel1_3 << EOD
1000 48.6389 43.1291 54.1487
5000 57.875 54.9908 60.7592
21720 64.6111 62.2396 66.9826
EOD
$panel2_1 << EOD
1000 50.0083 47.6143 52.4024
5000 47.5639 45.1318 49.9959
21720 46.6181 45.5598 47.6763
EOD
$panel2_2 << EOD
1000 47.3222 45.1184 49.526
5000 48.7694 47.36 50.1789
21720 47.1042 46.1202 48.0881
EOD
$panel2_3 << EOD
1000 49.7708 47.1281 52.4136
5000 47.7542 45.7917 49.7166
21720 48.5722 46.9632 50.1813
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'XXS', NaN with linespoints ls 2 title 'XS', NaN with linespoints ls 3 title 'S'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Three sizes, each made 10 times' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'plain bench' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [833.333:26064]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('1000' 1000, '10⁴' 10000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [41.1262:67.9826]
set ytics 5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labels read' offset 0,0.3 textcolor rgb '#333333'
set label 'score (%)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'XXS', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'XS', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'S'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'hard bench' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [833.333:26064]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('1000' 1000, '10⁴' 10000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [41.1262:67.9826]
set ytics 5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labels read' offset 0,0.3 textcolor rgb '#333333'
set label 'score (%)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'XXS', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'XS', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'S'
unset multiplot
unset output
