# Draw again beside this file: gnuplot 04-self-improvement-inside.gp
# The same numbers for other tools: 04-self-improvement-inside.tsv
set terminal svg size 720,700 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 96.4815 96.4815 96.4815
1 96.7284 96.4628 96.994
2 96.7901 96.2589 97.3214
3 96.6049 96.3393 96.8706
EOD
$panel1_2 << EOD
0 96.4815 96.4815 96.4815
1 96.7901 96.2589 97.3214
2 96.8519 96.3918 97.3119
3 96.9136 96.648 97.1792
EOD
$panel1_3 << EOD
0 96.4815 96.4815 96.4815
1 96.358 96.0924 96.6236
2 96.4198 96.1541 96.6854
3 96.5432 96.012 97.0744
EOD
$panel2_1 << EOD
0 75.0694 72.9777 77.1612
1 63.9236 58.9705 68.8767
2 59.6528 55.4454 63.8602
3 56.9792 55.6345 58.3239
EOD
$panel2_2 << EOD
0 75.0694 72.9777 77.1612
1 60.9722 57.4397 64.5047
2 56.7708 53.0386 60.5031
3 52.5 50.0313 54.9687
EOD
$panel2_3 << EOD
0 75.0694 72.9777 77.1612
1 78.8194 77.3942 80.2447
2 81.3194 75.1609 87.478
3 83.9583 76.9568 90.9599
EOD
$panel3_1 << EOD
0 0 0 0
1 0.266859 0.0952983 0.43842
2 0.36606 0.272693 0.459426
3 0.76039 0.379175 1.14161
EOD
$panel3_2 << EOD
0 0 0 0
1 0.256874 0.0992957 0.414453
2 0.31065 0.201147 0.420152
3 0.341464 0.280911 0.402016
EOD
$panel3_3 << EOD
0 0 0 0
1 0.0769434 0.00567635 0.148211
2 0.256657 0.188854 0.32446
3 0.58759 0.334675 0.840505
EOD
$panel4_1 << EOD
1 -1.56025 -2.62938 -0.491122
2 -1.71994 -2.29421 -1.14567
3 -1.38301 -1.96047 -0.805544
EOD
$panel4_2 << EOD
1 -7.88589 -9.14282 -6.62896
2 -6.81403 -7.28466 -6.34341
3 -7.01258 -9.25776 -4.7674
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.937143 left top horizontal maxcols 5 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random', NaN with linespoints ls 4 title 'chosen', NaN with linespoints ls 5 title 'rejected'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Judge, diversity, distance and log-probabilities' at screen 0.0277778, screen 0.971429 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.848571; set bmargin at screen 0.54
set label 'judge accuracy' at screen 0.105556, screen 0.882857 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [96:97.5]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.694286 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.848571; set bmargin at screen 0.54
set label 'diversity of four samples' at screen 0.605556, screen 0.882857 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [50:100]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'different texts (%)' at screen 0.519444, screen 0.694286 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.394286; set bmargin at screen 0.0857143
set label 'divergence from the start' at screen 0.105556, screen 0.428571 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.2]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'KL (nats per response)' at screen 0.0194444, screen 0.24 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.394286; set bmargin at screen 0.0857143
set label 'log-probabilities' at screen 0.605556, screen 0.428571 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0.95:3.05]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-10:0]
set ytics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'ln π (nats per response)' at screen 0.519444, screen 0.24 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 4 title 'chosen', \
  $panel4_2 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 5 title 'rejected'
unset multiplot
unset output
