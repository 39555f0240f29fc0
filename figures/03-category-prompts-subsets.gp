# Draw again beside this file: gnuplot 03-category-prompts-subsets.gp
# The same numbers for other tools: 03-category-prompts-subsets.tsv
set terminal svg size 720,739 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '03-category-prompts-subsets.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 39.3333 30.6667 47.3333
1 -9.33333 -22.6667 4.66667
2 -2.66667 -5.33333 -0.666667
3 -26 -36 -16.6667
4 -17.3333 -23.3333 -11.3333
5 -52.6667 -60.6667 -44.6667
6 0 -4 4
7 0 0 0
8 -11.3333 -17.3333 -4.66667
9 0 -5.33333 5.33333
10 5.33333 -3.33333 14
11 91.6667 79.1667 100
12 -25 -41.6667 -8.33333
13 0.666667 0 2
14 -17.3333 -24 -11.3333
15 21.875 12.5 32.8125
16 -6.25 -12.5 -1.5625
17 2.66667 -3.33333 8.66667
EOD
$panel1_2 << EOD
0 34 26 41.3333
1 -0.666667 -8 7.33333
2 0 0 0
3 9.33333 4 14.6667
4 -13.3333 -19.3333 -8
5 -5.33333 -9.33333 -2
6 7.33333 0.666667 14
7 0 0 0
8 -12.6667 -21.3333 -4
9 1.33333 -4.66667 7.33333
10 -3.33333 -12 5.33333
11 83.3333 66.6667 95.8333
12 -50 -70.8333 -29.1667
13 1.33333 -2 4.66667
14 -0.666667 -2 0
15 60.9375 48.4375 71.875
16 1.5625 0 4.6875
17 2.66667 0.666667 5.33333
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.94046 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'M', NaN with points ls 2 title 'L'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What the category’s own question gains, by subset' at screen 0.0277778, screen 0.972936 left font ',15' front
set lmargin at screen 0.245833; set rmargin at screen 0.972222
set tmargin at screen 0.860622; set bmargin at screen 0.0811908
unset logscale x
set xrange [-75.1042:104.271]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.8:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'gain in accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.470907 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'no gain' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-both-flawed' 0, 'math-both-flawed' 1, 'code-both-flawed' 2, 'chat-lesser-flaw' 3, 'math-lesser-flaw' 4, 'code-lesser-flaw' 5, 'chat-other-relation' 6, 'code-off-by-one' 7, 'code-otherwise' 8, 'math-three-digits' 9, 'code-three-steps' 10, 'safety-new-refuse' 11, 'safety-new-respond' 12, 'math-reworded' 13, 'code-reworded' 14, 'safety-reworded-refuse' 15, 'safety-reworded-respond' 16, 'safety-off-target' 17) nomirror scale 0
set yrange [17.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'M', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'L'
unset multiplot
unset output
