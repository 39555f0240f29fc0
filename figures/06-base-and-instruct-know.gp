# Draw again beside this file: gnuplot 06-base-and-instruct-know.gp
# The same numbers for other tools: 06-base-and-instruct-know.tsv
set terminal svg size 720,739 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 93 86.2505 96.5681
1 60 50.2003 69.0599
2 98 92.9988 99.4498
3 98 92.9988 99.4498
4 60 50.2003 69.0599
5 76 66.7677 83.3087
6 100 96.3007 100
7 100 96.3007 100
8 7 3.43193 13.7495
9 62 52.2098 70.9024
10 68 58.3374 76.3309
11 100 86.2024 100
12 0 1.38778e-15 13.7976
13 79 70.02 85.8343
14 100 96.3007 100
15 46.875 35.176 58.9279
16 71.875 59.8661 81.4066
17 100 96.3007 100
EOD
$panel1_2 << EOD
0 37 28.1824 46.7795
1 41 31.8673 50.7986
2 44 34.672 53.7719
3 53 43.2889 62.4892
4 30 21.8949 39.5849
5 24 16.6913 33.2323
6 44 34.672 53.7719
7 44 34.672 53.7719
8 49 39.422 58.652
9 47 37.5108 56.7111
10 48 38.4646 57.6834
11 12.5 4.34433 31.0039
12 95.8333 79.7582 99.2607
13 45 35.6145 54.7554
14 49 39.422 58.652
15 1.5625 0.276354 8.3341
16 96.875 89.3027 99.1388
17 48 38.4646 57.6834
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.94046 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'base knows', NaN with points ls 2 title 'base says'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Knowing against saying' at screen 0.0277778, screen 0.972936 left font ',15' front
set lmargin at screen 0.245833; set rmargin at screen 0.972222
set tmargin at screen 0.860622; set bmargin at screen 0.0811908
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.470907 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-both-flawed' 0, 'math-both-flawed' 1, 'code-both-flawed' 2, 'chat-lesser-flaw' 3, 'math-lesser-flaw' 4, 'code-lesser-flaw' 5, 'chat-other-relation' 6, 'code-off-by-one' 7, 'code-otherwise' 8, 'math-three-digits' 9, 'code-three-steps' 10, 'safety-new-refuse' 11, 'safety-new-respond' 12, 'math-reworded' 13, 'code-reworded' 14, 'safety-reworded-refuse' 15, 'safety-reworded-respond' 16, 'safety-off-target' 17) nomirror scale 0
set yrange [17.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'base knows', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'base says'
unset multiplot
unset output
