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
0 0.646562 0.628752 0.664373
1 0.722063 0.704162 0.739963
2 0.774875 0.760287 0.789463
3 0.80075 0.78629 0.81521
EOD
$panel1_2 << EOD
0 0.646562 0.628752 0.664373
1 0.7575 0.745468 0.769532
2 0.805938 0.790105 0.82177
3 0.823938 0.810843 0.837032
EOD
$panel1_3 << EOD
0 0.646562 0.628752 0.664373
1 0.644063 0.618993 0.669132
2 0.667438 0.6453 0.689575
3 0.672813 0.645084 0.700541
EOD
$panel1_4 << EOD
0 0.646562 0.628752 0.664373
1 0.623188 0.59493 0.651445
2 0.590688 0.557696 0.623679
3 0.547125 0.498114 0.596136
EOD
$panel2_1 << EOD
0 0.713469 0.70466 0.722278
1 0.824906 0.809139 0.840673
2 0.872625 0.863343 0.881907
3 0.891469 0.879016 0.903921
EOD
$panel2_2 << EOD
0 0.713469 0.70466 0.722278
1 0.856937 0.850943 0.862932
2 0.891844 0.882816 0.900871
3 0.911 0.902683 0.919317
EOD
$panel2_3 << EOD
0 0.713469 0.70466 0.722278
1 0.750656 0.724046 0.777267
2 0.791594 0.763031 0.820156
3 0.766344 0.715683 0.817005
EOD
$panel2_4 << EOD
0 0.713469 0.70466 0.722278
1 0.678531 0.652595 0.704467
2 0.610594 0.539338 0.681849
3 0.559906 0.449644 0.670169
EOD
$panel3_1 << EOD
0 0.474375 0.447923 0.500827
1 0.619688 0.587536 0.651839
2 0.697813 0.671939 0.723686
3 0.729687 0.695957 0.763418
EOD
$panel3_2 << EOD
0 0.474375 0.447923 0.500827
1 0.660156 0.639666 0.680647
2 0.738438 0.724645 0.75223
3 0.785781 0.76686 0.804702
EOD
$panel3_3 << EOD
0 0.474375 0.447923 0.500827
1 0.505 0.467232 0.542768
2 0.41 0.343471 0.476529
3 0.275469 0.208437 0.3425
EOD
$panel3_4 << EOD
0 0.474375 0.447923 0.500827
1 0.413281 0.366799 0.459764
2 0.307187 0.241201 0.373174
3 0.199063 0.130041 0.268084
EOD
$panel4_1 << EOD
0 0.543125 0.527752 0.558498
1 0.65125 0.616905 0.685595
2 0.684375 0.646233 0.722517
3 0.685313 0.650824 0.719801
EOD
$panel4_2 << EOD
0 0.543125 0.527752 0.558498
1 0.667813 0.639222 0.696403
2 0.690625 0.650942 0.730308
3 0.71375 0.656346 0.771154
EOD
$panel4_3 << EOD
0 0.543125 0.527752 0.558498
1 0.66625 0.642201 0.690299
2 0.678125 0.641726 0.714524
3 0.65125 0.617806 0.684694
EOD
$panel4_4 << EOD
0 0.543125 0.527752 0.558498
1 0.52375 0.494239 0.553261
2 0.523125 0.492128 0.554122
3 0.476875 0.440458 0.513292
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.937411 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'weak judge', NaN with linespoints ls 4 title 'random'
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
set yrange [0.4:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'weak judge', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.84495; set bmargin at screen 0.537696
set label 'code' at screen 0.605556, screen 0.87909 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:1]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.691323 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'weak judge', \
  $panel2_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_4 using 1:2 with linespoints ls 4 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'math' at screen 0.105556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'weak judge', \
  $panel3_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_4 using 1:2 with linespoints ls 4 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.392603; set bmargin at screen 0.0853485
set label 'safety' at screen 0.605556, screen 0.426743 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:0.8]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.238976 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel4_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel4_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_3 using 1:2 with linespoints ls 3 title 'weak judge', \
  $panel4_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_4 using 1:2 with linespoints ls 4 title 'random'
unset multiplot
unset output
