# Draw again beside this file: gnuplot 04-self-improvement-quality.gp
# The same numbers for other tools: 04-self-improvement-quality.tsv
set terminal svg size 720,408 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-quality.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.591896 0.583963 0.599829
1 0.704625 0.690007 0.719243
2 0.758687 0.745571 0.771804
3 0.781708 0.767258 0.796159
EOD
$panel1_2 << EOD
0 0.591896 0.583963 0.599829
1 0.738078 0.727715 0.748441
2 0.778656 0.766488 0.790825
3 0.812734 0.798337 0.827132
EOD
$panel1_3 << EOD
0 0.591896 0.583963 0.599829
1 0.559917 0.551022 0.568811
2 0.511479 0.496958 0.526
3 0.451276 0.432861 0.469691
EOD
$panel1_4 << EOD
0 0.591896 0.583963 0.599829
1 0.695828 0.681456 0.7102
2 0.727521 0.71711 0.737932
3 0.762755 0.742868 0.782642
EOD
$panel1_5 << EOD
0 0.591896 0.583963 0.599829
1 0.710156 0.693352 0.726961
2 0.766828 0.753335 0.780321
3 0.780036 0.764767 0.795306
EOD
$panel2_1 << EOD
0 0.112729 0.103557 0.121901
1 0.0540625 0.0433383 0.0647867
2 0.0230208 0.0154587 0.030583
EOD
$panel2_2 << EOD
0 0.146182 0.140897 0.151467
1 0.0405781 0.031449 0.0497073
2 0.0340781 0.022016 0.0461403
EOD
$panel2_3 << EOD
0 -0.0319792 -0.0404636 -0.0234947
1 -0.0484375 -0.0596603 -0.0372147
2 -0.0602031 -0.0757361 -0.0446702
EOD
$panel2_4 << EOD
0 0.103932 0.0962219 0.111643
1 0.0316927 0.0183891 0.0449964
2 0.0352344 0.0163064 0.0541623
EOD
$panel2_5 << EOD
0 0.11826 0.104204 0.132317
1 0.0566719 0.0427468 0.0705969
2 0.0132083 0.00434228 0.0220744
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.892157 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random', NaN with linespoints ls 4 title 'λ = 0', NaN with linespoints ls 5 title 'best of 4, supervised'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Quality of samples, round by round' at screen 0.0277778, screen 0.95098 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'by arm' at screen 0.105556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'mean true quality' at screen 0.0194444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'λ = 0', \
  $panel1_5 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_5 using 1:2 with linespoints ls 5 title 'best of 4, supervised'
unset label; unset arrow; unset key
set lmargin at screen 0.590278; set rmargin at screen 0.972222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'what each round adds' at screen 0.590278, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.0814162:0.157147]
set xtics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.1:0.2]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'gain of quality' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('round 1' 0, 'round 2' 1, 'round 3' 2) nomirror scale 0
set yrange [2.5:-0.5]
plot $panel2_1 using 3:($1+-0.338462):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.338462) with points ls 1 dt 1 title 'P(Yes)', \
  $panel2_2 using 3:($1+-0.169231):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.169231) with points ls 2 dt 1 title 'oracle', \
  $panel2_3 using 3:($1+0):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0) with points ls 3 dt 1 title 'random', \
  $panel2_4 using 3:($1+0.169231):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.169231) with points ls 4 dt 1 title 'λ = 0', \
  $panel2_5 using 3:($1+0.338462):($4-$3):(0) with vectors nohead ls 5 dt 1 notitle, '' using 2:($1+0.338462) with points ls 5 dt 1 title 'best of 4, supervised'
unset multiplot
unset output
