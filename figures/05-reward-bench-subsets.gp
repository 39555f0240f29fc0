# Draw again beside this file: gnuplot 05-reward-bench-subsets.gp
# The same numbers for other tools: 05-reward-bench-subsets.tsv
set terminal svg size 720,1281 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '05-reward-bench-subsets.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 100 98.1155 100
1 99.5 97.2226 99.9117
2 100 98.1155 100
3 88 82.7657 91.802
4 100 98.1155 100
5 97 93.6106 98.618
6 100 95.8623 100
7 94 89.8068 96.5348
8 100 89.2821 100
9 100 89.2821 100
EOD
$panel1_2 << EOD
0 100 98.1155 100
1 100 98.1155 100
2 100 98.1155 100
3 100 98.1155 100
4 100 98.1155 100
5 100 98.1155 100
6 100 95.8623 100
7 99.5 97.2226 99.9117
8 100 89.2821 100
9 100 89.2821 100
EOD
$panel1_3 << EOD
0 100 98.1155 100
1 100 98.1155 100
2 100 98.1155 100
3 100 98.1155 100
4 100 98.1155 100
5 100 98.1155 100
6 100 95.8623 100
7 99.5 97.2226 99.9117
8 100 89.2821 100
9 100 89.2821 100
EOD
$panel1_4 << EOD
0 99.3333 96.4649 100
1 100 100 100
2 98.8333 96.2478 100
3 99.8333 99.1162 100
4 100 100 100
5 99.6667 98.9496 100
6 98.8764 94.042 100
7 85.5 55.6645 100
8 100 100 100
9 91.6667 55.8112 100
EOD
$panel2_1 << EOD
0 100 98.1155 100
1 100 98.1155 100
2 100 98.1155 100
3 92 87.4011 95.0159
4 100 98.1155 100
5 83.5 77.7342 88.0031
6 100 95.8623 100
7 87 81.6336 90.9718
8 100 89.2821 100
9 100 89.2821 100
EOD
$panel2_2 << EOD
0 100 98.1155 100
1 100 98.1155 100
2 100 98.1155 100
3 87.5 82.1986 91.388
4 100 98.1155 100
5 100 98.1155 100
6 100 95.8623 100
7 96.5 92.9529 98.2944
8 100 89.2821 100
9 100 89.2821 100
EOD
$panel2_3 << EOD
0 100 98.1155 100
1 100 98.1155 100
2 100 98.1155 100
3 100 98.1155 100
4 100 98.1155 100
5 99.5 97.2226 99.9117
6 100 95.8623 100
7 98.5 95.6834 99.4886
8 100 89.2821 100
9 100 89.2821 100
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.965652 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'S', NaN with points ls 2 title 'M', NaN with points ls 3 title 'L', NaN with points ls 4 title 'reward model M'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Accuracy by subset' at screen 0.0277778, screen 0.984387 left font ',15' front
set lmargin at screen 0.1875; set rmargin at screen 0.972222
set tmargin at screen 0.899297; set bmargin at screen 0.477752
set label 'llama' at screen 0.1875, screen 0.933646 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [30:102]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.55:1]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.688525 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-facts' 0, 'chat-relevance' 1, 'chat-manners' 2, 'math-sums' 3, 'math-working' 4, 'code-programs' 5, 'code-comments' 6, 'code-descriptions' 7, 'safety-refuse' 8, 'safety-respond' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel1_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'S', \
  $panel1_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'M', \
  $panel1_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'L', \
  $panel1_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'reward model M'
unset label; unset arrow; unset key
set lmargin at screen 0.1875; set rmargin at screen 0.972222
set tmargin at screen 0.382514; set bmargin at screen 0.0468384
set label 'qwen2' at screen 0.1875, screen 0.416862 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [30:102]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.75:1]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.214676 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-facts' 0, 'chat-relevance' 1, 'chat-manners' 2, 'math-sums' 3, 'math-working' 4, 'code-programs' 5, 'code-comments' 6, 'code-descriptions' 7, 'safety-refuse' 8, 'safety-respond' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel2_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'S', \
  $panel2_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'M', \
  $panel2_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'L'
unset multiplot
unset output
