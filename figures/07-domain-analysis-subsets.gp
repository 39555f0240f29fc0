# Draw again beside this file: gnuplot 07-domain-analysis-subsets.gp
# The same numbers for other tools: 07-domain-analysis-subsets.tsv
set terminal svg size 720,593 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '07-domain-analysis-subsets.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 100 100 100
1 98.3333 96.168 100.499
2 100 100 100
3 84.1667 77.15 91.1833
4 100 100 100
5 96.6667 94.5013 98.832
6 100 100 100
7 89.5833 86.2463 92.9204
8 100 100 100
9 100 100 100
EOD
$panel1_2 << EOD
0 64.5833 56.3734 72.7932
1 59.1667 52.8536 65.4798
2 92.0833 74.5752 109.591
3 62.5 50.1554 74.8446
4 72.0833 5.64549 138.521
5 100 100 100
6 100 100 100
7 98.3333 95.271 101.396
8 51.5625 -15.4597 118.585
9 56.25 -16.0378 128.538
EOD
$panel1_3 << EOD
0 87.5 81.9793 93.0207
1 86.6667 80.9376 92.3957
2 89.1667 66.5076 111.826
3 70.4167 60.8853 79.948
4 84.1667 65.6024 102.731
5 77.5 72.4217 82.5783
6 94.5833 87.6086 101.558
7 67.5 61.9793 73.0207
8 99.2188 96.7325 101.705
9 88.2812 50.987 125.576
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.925801 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'control', NaN with points ls 2 title 'code specialist', NaN with points ls 3 title 'math specialist'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Where the specialists fail' at screen 0.0277778, screen 0.966273 left font ',15' front
set lmargin at screen 0.1875; set rmargin at screen 0.972222
set tmargin at screen 0.826307; set bmargin at screen 0.10118
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:1.4]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.463744 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-facts' 0, 'chat-relevance' 1, 'chat-manners' 2, 'math-sums' 3, 'math-working' 4, 'code-programs' 5, 'code-comments' 6, 'code-descriptions' 7, 'safety-refuse' 8, 'safety-respond' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'control', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'code specialist', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'math specialist'
unset multiplot
unset output
