# Draw again beside this file: gnuplot 00-the-problem-cost.gp
# The same numbers for other tools: 00-the-problem-cost.tsv
set terminal svg size 720,469 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '00-the-problem-cost.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
2.94303e+11 93.5484 90.4253 95.7012
EOD
$panel1_2 << EOD
1.11232e+12 97.9472 95.824 99.0021
EOD
$panel1_3 << EOD
4.96231e+11 86.6569 82.6364 89.8607
EOD
$panel1_4 << EOD
7.26628e+11 91.2023 87.7187 93.7681
EOD
$panel1_5 << EOD
2.53374e+11 64.5161 49.9646 79.0676
3.02336e+11 75.5621 67.374 83.7501
5.02908e+11 88.0743 80.0169 96.1317
1.30447e+12 93.6461 87.9877 99.3046
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.906183 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'P(Yes)', NaN with points ls 2 title 'outside judge', NaN with points ls 3 title 'one critique', NaN with points ls 4 title 'three critiques', NaN with linespoints ls 5 title 'reward model, 32 to 2048 labels'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Accuracy against the work of labelling 4,000 pairs' at screen 0.0277778, screen 0.957356 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.724947; set bmargin at screen 0.127932
set logscale x 10
set xrange [2.11145e+11:1.56536e+12]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('5·10¹¹' 5e+11, '10¹²' 1e+12)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [40:100]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'FLOPs, training included' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.426439 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with points ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with points ls 2 title 'outside judge', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with points ls 3 title 'one critique', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with points ls 4 title 'three critiques', \
  $panel1_5 using 1:3:(0):($4-$3) with vectors nohead ls 5 dt 1 notitle, \
  $panel1_5 using 1:2 with linespoints ls 5 title 'reward model, 32 to 2048 labels'
unset multiplot
unset output
