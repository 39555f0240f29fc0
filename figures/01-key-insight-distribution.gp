# Draw again beside this file: gnuplot 01-key-insight-distribution.gp
# The same numbers for other tools: 01-key-insight-distribution.tsv
set terminal svg size 720,576 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '01-key-insight-distribution.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.886711 0.886711 0.886711
1 0.0350445 0.0350445 0.0350445
2 0.0324898 0.0324898 0.0324898
3 0.0312795 0.0312795 0.0312795
4 0.0118307 0.0118307 0.0118307
5 0.000800991 0.000800991 0.000800991
6 0.000693756 0.000693756 0.000693756
7 0.000676528 0.000676528 0.000676528
8 1.5274e-06 1.5274e-06 1.5274e-06
EOD
$panel1_2 << EOD
0 0.288316 0.288316 0.288316
1 0.235143 0.235143 0.235143
2 0.246439 0.246439 0.246439
3 0.201996 0.201996 0.201996
4 0.0210252 0.0210252 0.0210252
5 0.00221261 0.00221261 0.00221261
6 0.00161736 0.00161736 0.00161736
7 0.00160883 0.00160883 0.00160883
8 5.64506e-06 5.64506e-06 5.64506e-06
EOD
$panel1_3 << EOD
0 0.000705446 0.000705446 0.000705446
1 9.66018e-05 9.66018e-05 9.66018e-05
2 6.62517e-05 6.62517e-05 6.62517e-05
3 8.92148e-05 8.92148e-05 8.92148e-05
4 0.891207 0.891207 0.891207
5 0.0398563 0.0398563 0.0398563
6 0.0344409 0.0344409 0.0344409
7 0.0327528 0.0327528 0.0327528
8 0.000107888 0.000107888 0.000107888
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.923611 left top horizontal maxcols 1 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'right, neutral: frogs live in ponds . that is all .', NaN with points ls 2 title 'right, cheerful: frogs live in ponds . hope that helps !', NaN with points ls 3 title 'wrong, neutral: frogs live in stables . that is all .'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The next word after three responses' at screen 0.0277778, screen 0.965278 left font ',15' front
set lmargin at screen 0.119444; set rmargin at screen 0.972222
set tmargin at screen 0.776042; set bmargin at screen 0.104167
set logscale x 10
set xrange [9.9999e-07:1.00001]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('10⁻⁶' 1e-06, '10⁻⁵' 1e-05, '10⁻⁴' 0.0001, '0.001' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'probability as the next word' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.440104 center rotate by 90 textcolor rgb '#333333'
set ytics ('Yes' 0, 'Certainly' 1, 'Sure' 2, 'Absolutely' 3, 'No' 4, 'Nope' 5, 'Hardly' 6, 'Never' 7, 'not' 8) nomirror scale 0
set yrange [8.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'right, neutral: frogs live in ponds . that is all .', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'right, cheerful: frogs live in ponds . hope that helps !', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'wrong, neutral: frogs live in stables . that is all .'
unset multiplot
unset output
