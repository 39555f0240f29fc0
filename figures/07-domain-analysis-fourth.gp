# Draw again beside this file: gnuplot 07-domain-analysis-fourth.gp
# The same numbers for other tools: 07-domain-analysis-fourth.tsv
set terminal svg size 720,361 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '07-domain-analysis-fourth.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 91.6667 86.4359 96.8974
1 85.4444 79.7897 91.0992
2 82.8333 81.6536 84.0131
3 98.75 95.2794 100
EOD
$panel1_2 << EOD
0 54.8889 49.1506 60.6272
1 53.5556 36.5842 70.5269
2 56 37.8643 74.1357
3 50 48.6281 51.3719
EOD
$panel1_3 << EOD
0 95.1111 91.0476 99.1746
1 99.6667 99.0497 100
2 91 89.0097 92.9903
3 58.4375 53.1956 63.6794
EOD
$panel2_1 << EOD
0 81.1111 66.5711 95.6511
1 78.8889 72.8733 84.9045
2 78.0556 75.6652 80.4459
3 98.9583 94.4764 100
EOD
$panel2_2 << EOD
0 66.1111 64.731 67.4912
1 62.4074 54.0887 70.7261
2 50 21.0184 78.9816
3 52.0833 43.1195 61.0472
EOD
$panel2_3 << EOD
0 96.6667 89.7663 100
1 100 100 100
2 90.5556 83.2856 97.8256
3 55.7292 42.0979 69.3604
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.878116 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'asked there', NaN with points ls 2 title 'asked elsewhere', NaN with points ls 3 title 'finds likelier'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Asked in a domain that no question was about' at screen 0.0277778, screen 0.944598 left font ',15' front
set lmargin at screen 0.0805556; set rmargin at screen 0.472222
set tmargin at screen 0.642659; set bmargin at screen 0.166205
set label 'S' at screen 0.0805556, screen 0.764543 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.2:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.404432 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'asked there', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'asked elsewhere', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'finds likelier'
unset label; unset arrow; unset key
set lmargin at screen 0.580556; set rmargin at screen 0.972222
set tmargin at screen 0.642659; set bmargin at screen 0.166205
set label 'M' at screen 0.580556, screen 0.764543 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.2:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.404432 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel2_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'asked there', \
  $panel2_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'asked elsewhere', \
  $panel2_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'finds likelier'
unset multiplot
unset output
