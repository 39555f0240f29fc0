# Draw again beside this file: gnuplot 06-base-and-instruct-accuracy.gp
# The same numbers for other tools: 06-base-and-instruct-accuracy.tsv
set terminal svg size 720,1859 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '06-base-and-instruct-accuracy.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 36 27.2712 45.7646
1 54 44.2649 63.4392
2 55 45.2446 64.3855
3 85 76.7164 90.694
4 9 4.80725 16.2262
5 59 49.2014 68.1327
6 56 46.2281 65.328
7 56 46.2281 65.328
8 43 33.7333 52.7846
9 48 38.4646 57.6834
10 50 40.3832 59.6168
11 100 86.2024 100
12 0 1.38778e-15 13.7976
13 49 39.422 58.652
14 59 49.2014 68.1327
15 100 94.3376 100
16 0 0 5.66241
17 47 37.5108 56.7111
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
$panel1_3 << EOD
0 65 55.2544 73.6358
1 55 45.2446 64.3855
2 61 51.203 69.9831
3 34 25.4615 43.7223
4 75 65.6955 82.4548
5 80 71.1171 86.6633
6 50 40.3832 59.6168
7 43 33.7333 52.7846
8 56 46.2281 65.328
9 44 34.672 53.7719
10 49 39.422 58.652
11 0 1.38778e-15 13.7976
12 100 86.2024 100
13 61 51.203 69.9831
14 56 46.2281 65.328
15 21.875 13.5023 33.4328
16 90.625 81.0171 95.6322
17 43 33.7333 52.7846
EOD
$panel2_1 << EOD
0 50 40.3832 59.6168
1 50 40.3832 59.6168
2 91 83.7738 95.1927
3 13 7.75717 20.9804
4 28 20.1397 37.488
5 69 59.3739 77.2203
6 61 51.203 69.9831
7 74 64.629 81.5953
8 48 38.4646 57.6834
9 57 47.2154 66.2667
10 52 42.3166 61.5354
11 83.3333 64.1469 93.3213
12 50 31.4274 68.5726
13 83 74.452 89.1064
14 94 87.5232 97.2214
15 100 94.3376 100
16 100 94.3376 100
17 63 53.2205 71.8176
EOD
$panel2_2 << EOD
0 97 91.5481 98.9745
1 51 41.348 60.578
2 95 88.825 97.8456
3 56 46.2281 65.328
4 81 72.2212 87.4852
5 47 37.5108 56.7111
6 52 42.3166 61.5354
7 100 96.3007 100
8 36 27.2712 45.7646
9 67 57.3053 75.4369
10 61 51.203 69.9831
11 91.6667 74.1512 97.6841
12 75 55.1006 88.0006
13 100 96.3007 100
14 86 77.8628 91.4737
15 100 94.3376 100
16 93.75 85.0025 97.5429
17 83 74.452 89.1064
EOD
$panel2_3 << EOD
0 90 82.5634 94.4771
1 65 55.2544 73.6358
2 100 96.3007 100
3 87 79.0196 92.2428
4 87 79.0196 92.2428
5 92 85.0019 95.8907
6 59 49.2014 68.1327
7 100 96.3007 100
8 26 18.4047 35.371
9 71 61.4611 78.9852
10 57 47.2154 66.2667
11 83.3333 64.1469 93.3213
12 50 31.4274 68.5726
13 99 94.5514 99.8233
14 99 94.5514 99.8233
15 93.75 85.0025 97.5429
16 98.4375 91.6659 99.7236
17 100 96.3007 100
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.976331 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'S', NaN with points ls 2 title 'M', NaN with points ls 3 title 'L'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What base and instruct models say of the hard bench' at screen 0.0277778, screen 0.989242 left font ',15' front
set lmargin at screen 0.245833; set rmargin at screen 0.972222
set tmargin at screen 0.930608; set bmargin at screen 0.514255
set label 'base' at screen 0.245833, screen 0.954276 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.722431 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-both-flawed' 0, 'math-both-flawed' 1, 'code-both-flawed' 2, 'chat-lesser-flaw' 3, 'math-lesser-flaw' 4, 'code-lesser-flaw' 5, 'chat-other-relation' 6, 'code-off-by-one' 7, 'code-otherwise' 8, 'math-three-digits' 9, 'code-three-steps' 10, 'safety-new-refuse' 11, 'safety-new-respond' 12, 'math-reworded' 13, 'code-reworded' 14, 'safety-reworded-refuse' 15, 'safety-reworded-respond' 16, 'safety-off-target' 17) nomirror scale 0
set yrange [17.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'S', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'M', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.245833; set rmargin at screen 0.972222
set tmargin at screen 0.448628; set bmargin at screen 0.0322754
set label 'instruct' at screen 0.245833, screen 0.472297 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.05:1]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.240452 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-both-flawed' 0, 'math-both-flawed' 1, 'code-both-flawed' 2, 'chat-lesser-flaw' 3, 'math-lesser-flaw' 4, 'code-lesser-flaw' 5, 'chat-other-relation' 6, 'code-off-by-one' 7, 'code-otherwise' 8, 'math-three-digits' 9, 'code-three-steps' 10, 'safety-new-refuse' 11, 'safety-new-respond' 12, 'math-reworded' 13, 'code-reworded' 14, 'safety-reworded-refuse' 15, 'safety-reworded-respond' 16, 'safety-off-target' 17) nomirror scale 0
set yrange [17.5:-0.5]
plot $panel2_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'S', \
  $panel2_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'M', \
  $panel2_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'L'
unset multiplot
unset output
