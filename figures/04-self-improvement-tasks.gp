# Draw again beside this file: gnuplot 04-self-improvement-tasks.gp
# The same numbers for other tools: 04-self-improvement-tasks.tsv
set terminal svg size 720,700 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 0.621111 0.570301 0.671921
1 0.713056 0.659215 0.766896
2 0.765 0.712177 0.817823
3 0.792222 0.72993 0.854514
EOD
$panel1_2 << EOD
0 0.621111 0.570301 0.671921
1 0.74 0.687748 0.792252
2 0.800278 0.784466 0.81609
3 0.826944 0.808274 0.845615
EOD
$panel1_3 << EOD
0 0.621111 0.570301 0.671921
1 0.610278 0.564669 0.655887
2 0.601389 0.575837 0.626941
3 0.601389 0.559708 0.64307
EOD
$panel2_1 << EOD
0 0.703333 0.613861 0.792806
1 0.8125 0.710819 0.914181
2 0.809306 0.710254 0.908357
3 0.732222 0.597394 0.86705
EOD
$panel2_2 << EOD
0 0.703333 0.613861 0.792806
1 0.853194 0.785155 0.921233
2 0.897222 0.852997 0.941447
3 0.926111 0.902295 0.949927
EOD
$panel2_3 << EOD
0 0.703333 0.613861 0.792806
1 0.662083 0.518124 0.806042
2 0.631806 0.350414 0.913197
3 0.569583 0.196489 0.942678
EOD
$panel3_1 << EOD
0 0.485417 0.414262 0.556571
1 0.670833 0.575961 0.765706
2 0.675 0.514303 0.835697
3 0.681944 0.531819 0.83207
EOD
$panel3_2 << EOD
0 0.485417 0.414262 0.556571
1 0.736111 0.720299 0.751923
2 0.775 0.757071 0.792929
3 0.829167 0.818815 0.839518
EOD
$panel3_3 << EOD
0 0.485417 0.414262 0.556571
1 0.34375 0.226752 0.460748
2 0.234028 0.221003 0.247053
3 0.0847222 0.0638049 0.10564
EOD
$panel4_1 << EOD
0 0.526389 0.463141 0.589637
1 0.701389 0.591677 0.811101
2 0.765278 0.66744 0.863115
3 0.808333 0.718092 0.898575
EOD
$panel4_2 << EOD
0 0.526389 0.463141 0.589637
1 0.6875 0.605338 0.769662
2 0.745833 0.657391 0.834276
3 0.808333 0.718687 0.897979
EOD
$panel4_3 << EOD
0 0.526389 0.463141 0.589637
1 0.552778 0.483855 0.621701
2 0.518056 0.447595 0.588516
3 0.469444 0.396739 0.54215
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.937143 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The same by kind of task' at screen 0.0277778, screen 0.971429 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.848571; set bmargin at screen 0.54
set label 'chat' at screen 0.105556, screen 0.882857 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.694286 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.848571; set bmargin at screen 0.54
set label 'code' at screen 0.605556, screen 0.882857 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.694286 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.394286; set bmargin at screen 0.0857143
set label 'math' at screen 0.105556, screen 0.428571 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.24 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.394286; set bmargin at screen 0.0857143
set label 'safety' at screen 0.605556, screen 0.428571 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.24 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel4_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel4_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_3 using 1:2 with linespoints ls 3 title 'random'
unset multiplot
unset output
