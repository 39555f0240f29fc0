# Draw again beside this file: gnuplot 07-domain-analysis-subsets.gp
# The same numbers for other tools: 07-domain-analysis-subsets.tsv
set terminal svg size 720,463 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 -36.6667 -45.5677 -27.7657
1 -39.3333 -53.4147 -25.252
2 -6 -11.1943 -0.805747
3 -28.3333 -38.8854 -17.7812
4 -21.6667 -32.9066 -10.4267
5 6.33333 -2.85181 15.5185
6 0 0 0
7 5 2.07337 7.92663
8 -40 -91.9425 11.9425
9 -31.875 -75.551 11.801
EOD
$panel1_2 << EOD
0 -13.6667 -27.8842 0.550853
1 -12 -21.301 -2.69902
2 -5 -13.5325 3.53252
3 -11.6667 -22.9066 -0.42673
4 -31.3333 -55.0372 -7.62944
5 -7.66667 -14.3082 -1.02509
6 -8.66667 -17.3731 0.0397505
7 -26.6667 -29.5933 -23.74
8 -11.25 -40.3644 17.8644
9 -10.625 -32.506 11.256
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.904968 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'code specialist', NaN with points ls 2 title 'math specialist'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What specialising does to the judge' at screen 0.0277778, screen 0.956803 left font ',15' front
set lmargin at screen 0.304167; set rmargin at screen 0.972222
set tmargin at screen 0.820734; set bmargin at screen 0.12959
unset logscale x
set xrange [-94.6877:20.6096]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-100:20]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy above the control (points)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.475162 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-facts' 0, 'chat-relevance' 1, 'chat-manners' 2, 'math-sums (own: math)' 3, 'math-working (own: math)' 4, 'code-programs (own: code)' 5, 'code-comments (own: code)' 6, 'code-descriptions (own: code)' 7, 'safety-refuse' 8, 'safety-respond' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'code specialist', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'math specialist'
unset multiplot
unset output
