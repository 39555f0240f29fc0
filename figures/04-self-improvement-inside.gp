# Draw again beside this file: gnuplot 04-self-improvement-inside.gp
# The same numbers for other tools: 04-self-improvement-inside.tsv
set terminal svg size 720,379 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-inside.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 64.8148 64.8148 64.8148
1 64.3519 63.7274 64.9763
2 63.3796 62.4767 64.2826
3 63.1481 62.6746 63.6217
EOD
$panel1_2 << EOD
0 64.8148 64.8148 64.8148
1 63.9352 63.3417 64.5287
2 63.1481 62.6028 63.6935
3 63.0093 62.3571 63.6614
EOD
$panel1_3 << EOD
0 64.8148 64.8148 64.8148
1 64.6759 64.0126 65.3392
2 64.9537 64.2374 65.67
3 65.0463 64.3613 65.7313
EOD
$panel2_1 << EOD
0 74.9062 73.9623 75.8502
1 64.8672 63.3768 66.3575
2 57.6172 55.9395 59.2949
3 51.7812 50.2343 53.3282
EOD
$panel2_2 << EOD
0 74.9062 73.9623 75.8502
1 62.9844 62.4583 63.5105
2 57.9844 57.1406 58.8282
3 55.3594 53.9369 56.7818
EOD
$panel2_3 << EOD
0 74.9062 73.9623 75.8502
1 77.4922 76.4683 78.5161
2 80.2891 79.2296 81.3485
3 82.5547 81.1221 83.9873
EOD
$panel3_1 << EOD
0 0 0 0
1 0.292542 0.243248 0.341836
2 0.410162 0.360667 0.459658
3 0.678658 0.630665 0.726651
EOD
$panel3_2 << EOD
0 0 0 0
1 0.25823 0.235818 0.280642
2 0.239212 0.204993 0.273431
3 0.410349 0.342638 0.47806
EOD
$panel3_3 << EOD
0 0 0 0
1 0.166049 0.122206 0.209893
2 0.424462 0.357058 0.491866
3 0.835458 0.732485 0.938431
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.883905 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Judge, diversity and distance, round by round' at screen 0.0277778, screen 0.94723 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.305556
set tmargin at screen 0.712401; set bmargin at screen 0.158311
set label 'judge' at screen 0.105556, screen 0.775726 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [62:66]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.435356 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.438889; set rmargin at screen 0.638889
set tmargin at screen 0.712401; set bmargin at screen 0.158311
set label 'diversity' at screen 0.438889, screen 0.775726 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [50:90]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'different (%)' at screen 0.352778, screen 0.435356 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.772222; set rmargin at screen 0.972222
set tmargin at screen 0.712401; set bmargin at screen 0.158311
set label 'distance' at screen 0.772222, screen 0.775726 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'KL (nats)' at screen 0.686111, screen 0.435356 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'random'
unset multiplot
unset output
