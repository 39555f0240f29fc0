# Draw again beside this file: gnuplot 09-connections-asking.gp
# The same numbers for other tools: 09-connections-asking.tsv
set terminal svg size 720,446 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-asking.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
7.17282e+07 100 100 100
EOD
$panel1_2 << EOD
6.84612e+07 89.75 89.25 90
EOD
$panel1_3 << EOD
1.1784e+08 99.75 99.25 100
EOD
$panel1_4 << EOD
1.22711e+08 90.6875 88.9375 92.4375
EOD
$panel1_5 << EOD
1.79624e+08 95.3125 93.5312 96.875
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.901345 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'P(Yes)', NaN with points ls 2 title 'P(Yes), generic', NaN with points ls 3 title 'pairwise, both orders', NaN with points ls 4 title 'score, mean of 1', NaN with points ls 5 title 'score, mean of 3'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What a judgement costs and what it is worth' at screen 0.0277778, screen 0.955157 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.762332; set bmargin at screen 0.134529
set logscale x 10
set xrange [5.7051e+07:2.15549e+08]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('10⁸' 1e+08, '2·10⁸' 2e+08)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [88:100]
set ytics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'FLOPs per pair' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.44843 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with points ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with points ls 2 title 'P(Yes), generic', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with points ls 3 title 'pairwise, both orders', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with points ls 4 title 'score, mean of 1', \
  $panel1_5 using 1:3:(0):($4-$3) with vectors nohead ls 5 dt 1 notitle, \
  $panel1_5 using 1:2 with points ls 5 title 'score, mean of 3'
unset multiplot
unset output
