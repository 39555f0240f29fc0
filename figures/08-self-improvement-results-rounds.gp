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
0 0.602333 0.554107 0.65056
1 0.68575 0.642845 0.728655
2 0.736833 0.707275 0.766392
3 0.7695 0.741567 0.797433
EOD
$panel1_2 << EOD
0 0.602333 0.554107 0.65056
1 0.70225 0.676818 0.727682
2 0.768 0.750846 0.785154
3 0.799833 0.766221 0.833446
EOD
$panel1_3 << EOD
0 0.602333 0.554107 0.65056
1 0.675417 0.659052 0.691781
2 0.71575 0.650666 0.780834
3 0.744417 0.663391 0.825443
EOD
$panel1_4 << EOD
0 0.602333 0.554107 0.65056
1 0.696667 0.592885 0.800449
2 0.737583 0.661763 0.813404
3 0.748583 0.704822 0.792345
EOD
$panel1_5 << EOD
0 0.602333 0.554107 0.65056
1 0.653667 0.640576 0.666758
2 0.685167 0.671542 0.698792
3 0.6965 0.648407 0.744593
EOD
$panel1_6 << EOD
0 0.602333 0.554107 0.65056
1 0.695 0.666786 0.723214
2 0.75425 0.744689 0.763811
3 0.789083 0.727134 0.851032
EOD
$panel1_7 << EOD
0 0.602333 0.554107 0.65056
1 0.601917 0.583386 0.620447
2 0.597833 0.540006 0.655661
3 0.574083 0.519934 0.628232
EOD
$panel2_1 << EOD
0 0.640083 0.586565 0.693602
1 0.78425 0.753142 0.815358
2 0.858667 0.830334 0.886999
3 0.865583 0.82353 0.907637
EOD
$panel2_2 << EOD
0 0.640083 0.586565 0.693602
1 0.7995 0.745649 0.853351
2 0.872833 0.843537 0.90213
3 0.8945 0.845203 0.943797
EOD
$panel2_3 << EOD
0 0.640083 0.586565 0.693602
1 0.74625 0.704701 0.787799
2 0.745 0.53779 0.95221
3 0.783 0.694717 0.871283
EOD
$panel2_4 << EOD
0 0.640083 0.586565 0.693602
1 0.644417 0.347776 0.941057
2 0.6515 0.33684 0.96616
3 0.673917 0.343552 1
EOD
$panel2_5 << EOD
0 0.640083 0.586565 0.693602
1 0.7605 0.708418 0.812582
2 0.8295 0.734121 0.924879
3 0.847667 0.758004 0.937329
EOD
$panel2_6 << EOD
0 0.640083 0.586565 0.693602
1 0.822667 0.776038 0.869295
2 0.885583 0.84983 0.921336
3 0.898417 0.87176 0.925073
EOD
$panel2_7 << EOD
0 0.640083 0.586565 0.693602
1 0.572583 0.507971 0.637196
2 0.498167 0.444132 0.552201
3 0.427 0.301699 0.552301
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.892157 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'outside judge', NaN with linespoints ls 3 title 'reward model', NaN with linespoints ls 4 title 'RLOO', NaN with linespoints ls 5 title 'self-rewarding', NaN with linespoints ls 6 title 'oracle', NaN with linespoints ls 7 title 'random'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Quality of samples by round, arm and size' at screen 0.0277778, screen 0.95098 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'size S' at screen 0.105556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.3:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'outside judge', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'reward model', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'RLOO', \
  $panel1_5 using 1:3:(0):($4-$3) with vectors nohead ls 5 dt 1 notitle, \
  $panel1_5 using 1:2 with linespoints ls 5 title 'self-rewarding', \
  $panel1_6 using 1:3:(0):($4-$3) with vectors nohead ls 6 dt 1 notitle, \
  $panel1_6 using 1:2 with linespoints ls 6 title 'oracle', \
  $panel1_7 using 1:3:(0):($4-$3) with vectors nohead ls 7 dt 1 notitle, \
  $panel1_7 using 1:2 with linespoints ls 7 title 'random'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'size M' at screen 0.605556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.3:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'outside judge', \
  $panel2_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'reward model', \
  $panel2_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel2_4 using 1:2 with linespoints ls 4 title 'RLOO', \
  $panel2_5 using 1:3:(0):($4-$3) with vectors nohead ls 5 dt 1 notitle, \
  $panel2_5 using 1:2 with linespoints ls 5 title 'self-rewarding', \
  $panel2_6 using 1:3:(0):($4-$3) with vectors nohead ls 6 dt 1 notitle, \
  $panel2_6 using 1:2 with linespoints ls 6 title 'oracle', \
  $panel2_7 using 1:3:(0):($4-$3) with vectors nohead ls 7 dt 1 notitle, \
  $panel2_7 using 1:2 with linespoints ls 7 title 'random'
unset multiplot
unset output
