# Draw again beside this file: gnuplot 05-reward-bench-labels.gp
# The same numbers for other tools: 05-reward-bench-labels.tsv
set terminal svg size 720,423 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '05-reward-bench-labels.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
257.5 62.1625 59.1441 65.1809
515 65.2278 62.977 67.4786
1030 68.4333 66.9691 69.8976
EOD
$panel1_2 << EOD
242.5 64.5389 63.8389 65.2388
485 65.2903 64.4275 66.1531
970 65.6028 64.8998 66.3057
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.895981 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'reward model', NaN with linespoints ls 2 title 'P(Yes), tuned on'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What labels buy' at screen 0.0277778, screen 0.952719 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.803783; set bmargin at screen 0.141844
set logscale x 10
set xrange [202.083:1236]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('500' 500, '1000' 1000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [58:70]
set ytics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labels on top' offset 0,0.3 textcolor rgb '#333333'
set label 'score (%)' at screen 0.0194444, screen 0.472813 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 63.5833 to graph 1, first 63.5833 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'P(Yes) as shipped' at graph 0.99, first 63.5833 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'reward model', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'P(Yes), tuned on'
unset multiplot
unset output
