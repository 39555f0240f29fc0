# Draw again beside this file: gnuplot 04-self-improvement-weak.gp
# The same numbers for other tools: 04-self-improvement-weak.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-weak.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.481944 0.296475 0.667414
1 0.626389 0.524273 0.728505
2 0.70625 0.670023 0.742477
3 0.752083 0.675847 0.82832
EOD
$panel1_2 << EOD
0 0.481944 0.296475 0.667414
1 0.530556 0.327111 0.734
2 0.460417 0.29505 0.625783
3 0.325694 0.0179353 0.633454
EOD
$panel2_1 << EOD
0 0.620093 0.595695 0.64449
1 0.742546 0.69532 0.789773
2 0.779444 0.726338 0.83255
3 0.784167 0.752374 0.815959
EOD
$panel2_2 << EOD
0 0.620093 0.595695 0.64449
1 0.689769 0.664106 0.715431
2 0.716435 0.665511 0.76736
3 0.702315 0.610983 0.793647
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'weak judge'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'A judge that can’t check sums' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'sums' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'weak judge'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'other tasks' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'true quality' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'weak judge'
unset multiplot
unset output
