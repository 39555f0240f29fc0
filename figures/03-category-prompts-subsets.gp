# Draw again beside this file: gnuplot 03-category-prompts-subsets.gp
# The same numbers for other tools: 03-category-prompts-subsets.tsv
set terminal svg size 720,483 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
$panel1_2 << EOD
0 100 98.1155 100
1 100 98.1155 100
2 95 91.0422 97.2617
3 100 98.1155 100
4 100 98.1155 100
5 100 98.1155 100
6 100 95.8623 100
7 94.5 90.4213 96.9015
8 0 0 10.7179
9 100 89.2821 100
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.908903 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'own question', NaN with points ls 2 title 'generic question'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Own question and generic question by subset' at screen 0.0277778, screen 0.958592 left font ',15' front
set lmargin at screen 0.1875; set rmargin at screen 0.972222
set tmargin at screen 0.786749; set bmargin at screen 0.124224
unset logscale x
set xrange [0:102]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.455487 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat-facts' 0, 'chat-relevance' 1, 'chat-manners' 2, 'math-sums' 3, 'math-working' 4, 'code-programs' 5, 'code-comments' 6, 'code-descriptions' 7, 'safety-refuse' 8, 'safety-respond' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'own question', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'generic question'
unset multiplot
unset output
