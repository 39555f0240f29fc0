# Draw again beside this file: gnuplot 00-the-problem-tasks.gp
# The same numbers for other tools: 00-the-problem-tasks.tsv
set terminal svg size 720,402 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '00-the-problem-tasks.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 90.9091 83.0746 95.3214
1 89.7727 81.6928 94.5255
2 100 95.5765 100
3 93.9024 86.508 97.3676
EOD
$panel1_2 << EOD
0 95.4545 88.8883 98.2184
1 97.7273 92.0875 99.3745
2 100 95.5765 100
3 98.7805 93.4107 99.7844
EOD
$panel1_3 << EOD
0 95.4545 88.8883 98.2184
1 85.7955 77.0033 91.5931
2 98.1928 92.5404 99.5815
3 85.3659 76.1406 91.4258
EOD
$panel1_4 << EOD
0 96.5909 90.4504 98.8339
1 96.5909 90.4504 98.8339
2 100 95.5765 100
3 91.4634 83.4125 95.8033
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.890547 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'P(Yes)', NaN with points ls 2 title 'outside judge', NaN with points ls 3 title 'three critiques', NaN with points ls 4 title 'reward model, 2048 labels'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The same by kind of task' at screen 0.0277778, screen 0.950249 left font ',15' front
set lmargin at screen 0.0805556; set rmargin at screen 0.972222
set tmargin at screen 0.686567; set bmargin at screen 0.149254
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.75:1]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.41791 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'P(Yes)', \
  $panel1_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'outside judge', \
  $panel1_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'three critiques', \
  $panel1_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'reward model, 2048 labels'
unset multiplot
unset output
