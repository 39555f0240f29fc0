# Draw again beside this file: gnuplot 02-preference-classifier-accuracy.gp
# The same numbers for other tools: 02-preference-classifier-accuracy.tsv
set terminal svg size 720,867 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '02-preference-classifier-accuracy.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 98 94.9713 99.2196
1 42.5 35.8536 49.4291
2 97 93.6106 98.618
3 59 52.0765 65.5843
4 83.5 77.7342 88.0031
5 49.5 42.6458 56.373
6 56.5 49.5707 63.1843
7 100 98.1155 100
8 35 28.7288 41.8365
9 64.5 57.6521 70.8014
10 60 53.0837 66.5394
11 91.6667 74.1512 97.6841
12 75 55.1006 88.0006
13 100 98.1155 100
14 85 79.3944 89.2864
15 100 94.3376 100
16 93.75 85.0025 97.5429
17 84.5 78.8393 88.8604
18 91.5 86.8104 94.6254
19 96 92.3068 97.9594
20 96.5 92.9529 98.2944
21 97 93.6106 98.618
EOD
$panel1_2 << EOD
0 89.5 84.482 93.0293
1 63.5 56.6317 69.8595
2 99.5 97.2226 99.9117
3 86.5 81.0709 90.5534
4 85.5 79.9513 89.7106
5 95.5 91.6703 97.6147
6 59.5 52.5797 66.0622
7 100 98.1155 100
8 25 19.5082 31.4341
9 69 62.2828 75.0011
10 57 50.0705 63.6657
11 83.3333 64.1469 93.3213
12 50 31.4274 68.5726
13 98.5 95.6834 99.4886
14 99 96.4278 99.7253
15 93.75 85.0025 97.5429
16 98.4375 91.6659 99.7236
17 100 98.1155 100
18 95 91.0422 97.2617
19 97.5 94.2822 98.9275
20 99.5 97.2226 99.9117
21 99 96.4278 99.7253
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.94925 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'M, instruct', NaN with points ls 2 title 'L, instruct'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Accuracy on the hard bench, by subset' at screen 0.0277778, screen 0.976932 left font ',15' front
set lmargin at screen 0.245833; set rmargin at screen 0.972222
set tmargin at screen 0.8812; set bmargin at screen 0.0692042
unset logscale x
set xrange [17.4959:102.012]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.15:1]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.475202 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-both-flawed' 0, 'math-both-flawed' 1, 'code-both-flawed' 2, 'chat-lesser-flaw' 3, 'math-lesser-flaw' 4, 'code-lesser-flaw' 5, 'chat-other-relation' 6, 'code-off-by-one' 7, 'code-otherwise' 8, 'math-three-digits' 9, 'code-three-steps' 10, 'safety-new-refuse' 11, 'safety-new-respond' 12, 'math-reworded' 13, 'code-reworded' 14, 'safety-reworded-refuse' 15, 'safety-reworded-respond' 16, 'safety-off-target' 17, 'chat-samples' 18, 'code-samples' 19, 'math-samples' 20, 'safety-samples' 21) nomirror scale 0
set yrange [21.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'M, instruct', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'L, instruct'
unset multiplot
unset output
