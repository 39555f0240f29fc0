# Draw again beside this file: gnuplot 02-preference-classifier-ladder.gp
# The same numbers for other tools: 02-preference-classifier-ladder.tsv
set terminal svg size 720,420 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '02-preference-classifier-ladder.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
1 0.93858 0.927511 0.949649
0.8 0.00169383 0.00162198 0.00176567
0.4 0.00479681 0.00253142 0.00706221
0.2 0.00280602 0.0015559 0.00405615
0 0.36 0.275419 0.444581
EOD
$panel1_2 << EOD
1 0.646675 0.626329 0.667021
0.7 0.00110706 0.00109118 0.00112295
0 0.211222 0.151686 0.270758
0 0.00100547 0.000985379 0.00102555
0 0.0206599 0.00690913 0.0344106
EOD
$panel1_3 << EOD
1 0.667827 0.650199 0.685455
0.5 0.00126693 0.00122772 0.00130614
0 0.22756 0.170986 0.284133
0 0.00127459 0.00123381 0.00131536
0 0.00502235 0.00134519 0.0086995
EOD
$panel1_4 << EOD
1 0.941871 0.926277 0.957465
0 0.0165036 0 0.0334609
0 0.00226729 0.0020124 0.00252218
0 0.00831732 0.00303301 0.0136016
0 0.617629 0.538674 0.696584
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.895238 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'chat', NaN with points ls 2 title 'code', NaN with points ls 3 title 'math', NaN with points ls 4 title 'safety'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Score against true quality' at screen 0.0277778, screen 0.952381 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.809524; set bmargin at screen 0.142857
unset logscale x
set xrange [-0.05:1.05]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.05:1.05]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality of the response (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label 'mean score p′_yes' at screen 0.0194444, screen 0.47619 center rotate by 90 textcolor rgb '#333333'
set arrow from first -0.05, first -0.05 to first 1.05, first 1.05 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'score = quality' at first 0.72, first 0.72 center rotate by 24 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with points ls 1 title 'chat', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with points ls 2 title 'code', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with points ls 3 title 'math', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with points ls 4 title 'safety'
unset multiplot
unset output
