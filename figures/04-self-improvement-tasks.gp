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
0 0.624722 0.58951 0.659934
1 0.73 0.661373 0.798627
2 0.788611 0.752379 0.824843
3 0.7975 0.743558 0.851442
EOD
$panel1_2 << EOD
0 0.624722 0.58951 0.659934
1 0.76 0.750977 0.769023
2 0.801944 0.783275 0.820614
3 0.827222 0.811685 0.84276
EOD
$panel1_3 << EOD
0 0.624722 0.58951 0.659934
1 0.618889 0.540735 0.697043
2 0.589722 0.526887 0.652557
3 0.565833 0.494632 0.637034
EOD
$panel2_1 << EOD
0 0.724444 0.692003 0.756885
1 0.837917 0.759641 0.916192
2 0.880278 0.800201 0.960355
3 0.899444 0.846724 0.952165
EOD
$panel2_2 << EOD
0 0.724444 0.692003 0.756885
1 0.842778 0.788338 0.897218
2 0.9 0.829822 0.970178
3 0.911528 0.851939 0.971116
EOD
$panel2_3 << EOD
0 0.724444 0.692003 0.756885
1 0.709167 0.658449 0.759884
2 0.654722 0.593136 0.716309
3 0.617917 0.525275 0.710559
EOD
$panel3_1 << EOD
0 0.481944 0.296475 0.667414
1 0.626389 0.524273 0.728505
2 0.70625 0.670023 0.742477
3 0.752083 0.675847 0.82832
EOD
$panel3_2 << EOD
0 0.481944 0.296475 0.667414
1 0.663194 0.579053 0.747336
2 0.756944 0.715113 0.798776
3 0.797917 0.746946 0.848887
EOD
$panel3_3 << EOD
0 0.481944 0.296475 0.667414
1 0.415972 0.338285 0.493659
2 0.268056 0.147756 0.388355
3 0.151389 0.0407136 0.262064
EOD
$panel4_1 << EOD
0 0.511111 0.448721 0.573501
1 0.659722 0.579325 0.74012
2 0.669444 0.585782 0.753107
3 0.655556 0.526969 0.784142
EOD
$panel4_2 << EOD
0 0.511111 0.448721 0.573501
1 0.669444 0.545958 0.79293
2 0.6875 0.587683 0.787317
3 0.754167 0.645117 0.863217
EOD
$panel4_3 << EOD
0 0.511111 0.448721 0.573501
1 0.538889 0.517342 0.560435
2 0.540278 0.463983 0.616573
3 0.541667 0.463522 0.619812
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.937411 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random'
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
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.84495; set bmargin at screen 0.537696
set label 'code' at screen 0.605556, screen 0.87909 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'math' at screen 0.105556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'safety' at screen 0.605556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel4_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel4_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_3 using 1:2 with linespoints ls 3 title 'random'
unset multiplot
unset output
