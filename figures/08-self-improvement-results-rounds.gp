# Draw again beside this file: gnuplot 08-self-improvement-results-rounds.gp
# The same numbers for other tools: 08-self-improvement-results-rounds.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '08-self-improvement-results-rounds.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.595 0.581988 0.608012
1 0.684229 0.672446 0.696012
2 0.722406 0.713719 0.731093
3 0.733604 0.714659 0.752549
EOD
$panel1_2 << EOD
0 0.595 0.581988 0.608012
1 0.716896 0.706524 0.727267
2 0.762729 0.751162 0.774297
3 0.79099 0.774898 0.807081
EOD
$panel1_3 << EOD
0 0.595 0.581988 0.608012
1 0.654417 0.639687 0.669146
2 0.655458 0.63088 0.680037
3 0.639625 0.609687 0.669563
EOD
$panel1_4 << EOD
0 0.595 0.581988 0.608012
1 0.649375 0.636913 0.661837
2 0.668687 0.653463 0.683912
3 0.668427 0.644056 0.692799
EOD
$panel2_1 << EOD
0 0.637882 0.626495 0.649269
1 0.792083 0.776124 0.808043
2 0.809826 0.785125 0.834528
3 0.846163 0.821555 0.870771
EOD
$panel2_2 << EOD
0 0.637882 0.626495 0.649269
1 0.808212 0.783469 0.832955
2 0.837899 0.817018 0.85878
3 0.868073 0.856342 0.879804
EOD
$panel2_3 << EOD
0 0.637882 0.626495 0.649269
1 0.77033 0.742954 0.797706
2 0.773576 0.736803 0.810349
3 0.770937 0.720115 0.82176
EOD
$panel2_4 << EOD
0 0.637882 0.626495 0.649269
1 0.768299 0.738767 0.797831
2 0.795764 0.764052 0.827476
3 0.817622 0.806743 0.8285
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'reward model', NaN with linespoints ls 4 title 'written score'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Quality of samples by round and size' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'size S, 10 seeds' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.55:0.85]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'reward model', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'written score'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'size M, 6 seeds' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.6:0.9]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'reward model', \
  $panel2_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_4 using 1:2 with linespoints ls 4 title 'written score'
unset multiplot
unset output
