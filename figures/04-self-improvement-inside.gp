# Draw again beside this file: gnuplot 04-self-improvement-inside.gp
# The same numbers for other tools: 04-self-improvement-inside.tsv
set terminal svg size 720,703 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 98.5 98.5 98.5
1 98.6111 97.7493 99.473
2 98.6111 97.7493 99.473
3 98.6111 97.7493 99.473
EOD
$panel1_2 << EOD
0 98.5 98.5 98.5
1 98.6667 98.6667 98.6667
2 98.7222 98.4832 98.9613
3 98.7778 98.5387 99.0168
EOD
$panel1_3 << EOD
0 98.5 98.5 98.5
1 98.7222 98.4832 98.9613
2 98.6667 98.2526 99.0807
3 98.7222 98.2441 99.2003
EOD
$panel2_1 << EOD
0 75.3125 70.9594 79.6656
1 65 63.1886 66.8114
2 58.1944 54.4416 61.9473
3 52.7431 50.2973 55.1888
EOD
$panel2_2 << EOD
0 75.3125 70.9594 79.6656
1 63.6458 63.3871 63.9046
2 57.7778 53.963 61.5925
3 54.8958 52.6549 57.1368
EOD
$panel2_3 << EOD
0 75.3125 70.9594 79.6656
1 77.2569 75.4956 79.0183
2 80.8333 79.2174 82.4493
3 81.4931 78.5846 84.4015
EOD
$panel3_1 << EOD
0 0 0 0
1 0.205708 0.184921 0.226496
2 0.362411 0.246275 0.478548
3 0.614881 0.256712 0.97305
EOD
$panel3_2 << EOD
0 0 0 0
1 0.191462 0.117351 0.265573
2 0.211528 0.137985 0.285072
3 0.341935 0.313418 0.370452
EOD
$panel3_3 << EOD
0 0 0 0
1 0.0795051 0.0331463 0.125864
2 0.286472 0.102939 0.470005
3 0.617782 0.410011 0.825554
EOD
$panel4_1 << EOD
1 -1.81052 -3.3868 -0.234244
2 -1.35497 -1.7606 -0.949345
3 -1.13273 -1.32364 -0.941817
EOD
$panel4_2 << EOD
1 -6.85292 -7.99367 -5.71216
2 -7.41426 -8.19976 -6.62876
3 -7.86843 -9.08818 -6.64868
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.937411 left top horizontal maxcols 5 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random', NaN with linespoints ls 4 title 'chosen', NaN with linespoints ls 5 title 'rejected'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Judge, diversity, distance and log-probabilities' at screen 0.0277778, screen 0.97155 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.84495; set bmargin at screen 0.537696
set label 'judge accuracy' at screen 0.105556, screen 0.87909 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [97.5:99.5]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.84495; set bmargin at screen 0.537696
set label 'diversity of four samples' at screen 0.605556, screen 0.87909 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [50:90]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'different texts (%)' at screen 0.519444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'divergence from the start' at screen 0.105556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'KL (nats per response)' at screen 0.0194444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'log-probabilities' at screen 0.605556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0.95:3.05]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-10:0]
set ytics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'ln π (nats per response)' at screen 0.519444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 4 title 'chosen', \
  $panel4_2 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 5 title 'rejected'
unset multiplot
unset output
