# Draw again beside this file: gnuplot 04-self-improvement-tasks.gp
# The same numbers for other tools: 04-self-improvement-tasks.tsv
set terminal svg size 720,703 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-tasks.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.647375 0.636285 0.658465
1 0.722458 0.702034 0.742882
2 0.7715 0.755862 0.787138
3 0.801708 0.785631 0.817786
EOD
$panel1_2 << EOD
0 0.647375 0.636285 0.658465
1 0.76075 0.751897 0.769603
2 0.809375 0.794355 0.824395
3 0.8255 0.813692 0.837308
EOD
$panel1_3 << EOD
0 0.647375 0.636285 0.658465
1 0.646792 0.622 0.671583
2 0.674125 0.651678 0.696572
3 0.675 0.646447 0.703553
EOD
$panel2_1 << EOD
0 0.707187 0.690226 0.724149
1 0.818021 0.800584 0.835458
2 0.868146 0.857175 0.879117
3 0.887937 0.876565 0.89931
EOD
$panel2_2 << EOD
0 0.707187 0.690226 0.724149
1 0.848333 0.83666 0.860007
2 0.893271 0.886492 0.90005
3 0.913146 0.905793 0.920498
EOD
$panel2_3 << EOD
0 0.707187 0.690226 0.724149
1 0.743458 0.707238 0.779679
2 0.779604 0.742373 0.816836
3 0.752729 0.693891 0.811567
EOD
$panel3_1 << EOD
0 0.470937 0.45641 0.485465
1 0.610729 0.584018 0.63744
2 0.689688 0.677783 0.701592
3 0.728854 0.710049 0.74766
EOD
$panel3_2 << EOD
0 0.470937 0.45641 0.485465
1 0.653854 0.638291 0.669418
2 0.716979 0.705181 0.728777
3 0.773542 0.764787 0.782297
EOD
$panel3_3 << EOD
0 0.470937 0.45641 0.485465
1 0.492708 0.458993 0.526423
2 0.399375 0.336632 0.462118
3 0.260937 0.201454 0.320421
EOD
$panel4_1 << EOD
0 0.542083 0.525225 0.558942
1 0.667292 0.649699 0.684884
2 0.705417 0.674511 0.736322
3 0.708333 0.670907 0.74576
EOD
$panel4_2 << EOD
0 0.542083 0.525225 0.558942
1 0.689375 0.670676 0.708074
2 0.695 0.662597 0.727403
3 0.73875 0.690289 0.787211
EOD
$panel4_3 << EOD
0 0.542083 0.525225 0.558942
1 0.68375 0.674046 0.693454
2 0.693125 0.65785 0.7284
3 0.652292 0.621964 0.682619
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.937411 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'weak judge'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The same by kind of task' at screen 0.0277778, screen 0.97155 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.84495; set bmargin at screen 0.537696
set label 'chat' at screen 0.105556, screen 0.87909 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.6:0.85]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'weak judge'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.84495; set bmargin at screen 0.537696
set label 'code' at screen 0.605556, screen 0.87909 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.65:0.95]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'weak judge'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'math' at screen 0.105556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.2:0.8]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'weak judge'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'safety' at screen 0.605556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.5:0.8]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel4_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel4_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_3 using 1:2 with linespoints ls 3 title 'weak judge'
unset multiplot
unset output
