# Draw again beside this file: gnuplot 09-connections-soft.gp
# The same numbers for other tools: 09-connections-soft.tsv
set terminal svg size 720,315 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-soft.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 -0.00714844 -0.0142113 -8.55812e-05
1 -0.00539063 -0.0128435 0.00206223
2 -0.005625 -0.0145378 0.00328776
3 -0.00560547 -0.0139343 0.00272338
EOD
$panel1_2 << EOD
0 -0.00351563 -0.0069183 -0.000112947
1 -0.000332031 -0.00438308 0.00371902
2 0.00232422 -0.000113141 0.00476158
3 0.00208984 -0.00222866 0.00640834
EOD
$panel1_3 << EOD
0 -0.00400391 -0.00854481 0.000536993
1 -0.00109375 -0.00652589 0.00433839
2 0.00482422 3.69378e-05 0.0096115
3 0.00595703 0.000984317 0.0109297
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.860317 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'identity po', NaN with points ls 2 title 'dpo, soft', NaN with points ls 3 title 'irepo'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Soft labels' at screen 0.0277778, screen 0.936508 left font ',15' front
set lmargin at screen 0.148611; set rmargin at screen 0.972222
set tmargin at screen 0.736508; set bmargin at screen 0.190476
unset logscale x
set xrange [-0.0151744:0.0115664]
set xtics 0.005 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.02:0.02]
set ytics 0.01 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'difference in true quality' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.463492 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('1 annotator' 0, '10 annotators' 1, 'outside judge' 2, 'own margins' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'identity po', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'dpo, soft', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'irepo'
unset multiplot
unset output
