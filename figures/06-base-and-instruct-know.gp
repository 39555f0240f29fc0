# Draw again beside this file: gnuplot 06-base-and-instruct-know.gp
# The same numbers for other tools: 06-base-and-instruct-know.tsv
set terminal svg size 720,726 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '06-base-and-instruct-know.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 100 96.3007 100
1 100 96.3007 100
2 100 96.3007 100
3 90 82.5634 94.4771
4 95 88.825 97.8456
5 100 96.3007 100
6 100 95.8623 100
7 100 96.3007 100
8 28.125 15.5646 45.3745
9 100 89.2821 100
EOD
$panel1_2 << EOD
0 100 96.3007 100
1 100 96.3007 100
2 100 96.3007 100
3 90 82.5634 94.4771
4 100 96.3007 100
5 100 96.3007 100
6 100 95.8623 100
7 100 96.3007 100
8 9.375 3.24016 24.2182
9 100 89.2821 100
EOD
$panel1_3 << EOD
0 48 38.4646 57.6834
1 54 44.2649 63.4392
2 35 26.3642 44.7456
3 44 34.672 53.7719
4 78 68.9296 84.9987
5 43 33.7333 52.7846
6 97.7528 92.1724 99.3816
7 66 56.2777 74.5385
8 9.375 3.24016 24.2182
9 90.625 75.7818 96.7598
EOD
$panel1_4 << EOD
0 100 96.3007 100
1 100 96.3007 100
2 100 96.3007 100
3 100 96.3007 100
4 100 96.3007 100
5 100 96.3007 100
6 100 95.8623 100
7 99 94.5514 99.8233
8 100 89.2821 100
9 100 89.2821 100
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.939394 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'base knows (sum)', NaN with points ls 2 title 'base knows (per token)', NaN with points ls 3 title 'base says', NaN with points ls 4 title 'instruct says'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Knowing against saying' at screen 0.0277778, screen 0.972452 left font ',15' front
set lmargin at screen 0.1875; set rmargin at screen 0.972222
set tmargin at screen 0.826446; set bmargin at screen 0.0826446
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.454545 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-facts' 0, 'chat-relevance' 1, 'chat-manners' 2, 'math-sums' 3, 'math-working' 4, 'code-programs' 5, 'code-comments' 6, 'code-descriptions' 7, 'safety-refuse' 8, 'safety-respond' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel1_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'base knows (sum)', \
  $panel1_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'base knows (per token)', \
  $panel1_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'base says', \
  $panel1_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'instruct says'
unset multiplot
unset output
