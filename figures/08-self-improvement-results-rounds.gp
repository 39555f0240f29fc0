# Draw again beside this file: gnuplot 08-self-improvement-results-rounds.gp
# The same numbers for other tools: 08-self-improvement-results-rounds.tsv
set terminal svg size 720,408 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
1 0.70124 0.688196 0.714283
2 0.754375 0.740637 0.768113
3 0.78549 0.776222 0.794757
EOD
$panel1_3 << EOD
0 0.595 0.581988 0.608012
1 0.716896 0.706524 0.727267
2 0.762729 0.751162 0.774297
3 0.79099 0.774898 0.807081
EOD
$panel1_4 << EOD
0 0.595 0.581988 0.608012
1 0.654417 0.639687 0.669146
2 0.655458 0.63088 0.680037
3 0.639625 0.609687 0.669563
EOD
$panel1_5 << EOD
0 0.595 0.581988 0.608012
1 0.649375 0.636913 0.661837
2 0.668687 0.653463 0.683912
3 0.668427 0.644056 0.692799
EOD
$panel2_1 << EOD
0 0.635208 0.61359 0.656827
1 0.790083 0.765799 0.814367
2 0.806208 0.77786 0.834556
3 0.841208 0.816296 0.866121
EOD
$panel2_2 << EOD
0 0.635208 0.61359 0.656827
1 0.799667 0.775376 0.823958
2 0.824375 0.811 0.83775
3 0.85125 0.832518 0.869982
EOD
$panel2_3 << EOD
0 0.635208 0.61359 0.656827
1 0.804875 0.776763 0.832987
2 0.830417 0.807588 0.853245
3 0.869792 0.854772 0.884812
EOD
$panel2_4 << EOD
0 0.635208 0.61359 0.656827
1 0.76775 0.737476 0.798024
2 0.775 0.723363 0.826637
3 0.778208 0.718706 0.83771
EOD
$panel2_5 << EOD
0 0.635208 0.61359 0.656827
1 0.7655 0.729958 0.801042
2 0.792667 0.760206 0.825127
3 0.812208 0.795653 0.828763
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.892157 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'outside judge', NaN with linespoints ls 3 title 'oracle', NaN with linespoints ls 4 title 'reward model', NaN with linespoints ls 5 title 'written score'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Quality of samples by round and size' at screen 0.0277778, screen 0.95098 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'size S, 10 seeds' at screen 0.105556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.571988:0.894812]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'outside judge', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'oracle', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'reward model', \
  $panel1_5 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_5 using 1:2 with linespoints ls 5 title 'written score'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'size M, 5 seeds' at screen 0.605556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.571988:0.894812]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'outside judge', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'oracle', \
  $panel2_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_4 using 1:2 with linespoints ls 4 title 'reward model', \
  $panel2_5 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_5 using 1:2 with linespoints ls 5 title 'written score'
unset multiplot
unset output
