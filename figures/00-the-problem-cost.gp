# Draw again beside this file: gnuplot 00-the-problem-cost.gp
# The same numbers for other tools: 00-the-problem-cost.tsv
set terminal svg size 720,349 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '00-the-problem-cost.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 91.3333 88.811 93.3298
1 72.5 68.7926 75.9211
2 75.25 71.6435 78.5352
3 81.5833 78.2842 84.4806
4 97.8333 96.3286 98.7295
EOD
$panel1_2 << EOD
0 97 95.3079 98.0941
1 86 82.9939 88.548
2 85.8333 82.8147 88.396
3 89.5833 86.882 91.781
4 98.5 97.174 99.2089
EOD
$panel2_1 << EOD
0 66.6667 62.5381 70.5545
1 64.0152 59.8336 67.9942
2 63.2576 59.0634 67.2602
3 68.9394 64.8675 72.7377
4 80.4924 76.8973 83.6471
EOD
$panel2_2 << EOD
0 77.0833 73.3103 80.4651
1 77.8409 74.1044 81.1752
2 68.8447 64.7702 72.647
3 74.2424 70.3467 77.788
4 80.4924 76.8973 83.6471
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.873926 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'small', NaN with points ls 2 title 'medium'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Three ways without training, in five variants' at screen 0.0277778, screen 0.942693 left font ',15' front
set lmargin at screen 0.226389; set rmargin at screen 0.472222
set tmargin at screen 0.630372; set bmargin at screen 0.17192
set label 'the policy’s own samples' at screen 0.226389, screen 0.756447 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [45:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.6:1]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.401146 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('P(Yes), own (1.0)' 0, 'P(Yes), good (1.0)' 1, 'one critique (1.7)' 2, 'three critiques (2.5)' 3, 'outside judge (3.8)' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'small', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'medium'
unset label; unset arrow; unset key
set lmargin at screen 0.726389; set rmargin at screen 0.972222
set tmargin at screen 0.630372; set bmargin at screen 0.17192
set label 'hard bench' at screen 0.726389, screen 0.756447 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [45:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.5:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.401146 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('P(Yes), own (1.0)' 0, 'P(Yes), good (1.0)' 1, 'one critique (1.7)' 2, 'three critiques (2.5)' 3, 'outside judge (3.8)' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'small', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'medium'
unset multiplot
unset output
