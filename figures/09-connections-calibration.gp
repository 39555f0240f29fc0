# Draw again beside this file: gnuplot 09-connections-calibration.gp
# The same numbers for other tools: 09-connections-calibration.tsv
set terminal svg size 720,354 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-calibration.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0.00220211 0 0 0.0102482
0.159671 0 5.55112e-17 0.561497
0.296269 0 0 0.793451
0.347003 0 0 0.793451
0.459814 0 5.55112e-17 0.561497
0.71626 0 0 0.65762
0.870686 0.5 0.150039 0.849961
0.981623 0.997389 0.985361 0.999539
EOD
$panel2_1 << EOD
0 0.0205479 0.00701238 0.0586668
0.166667 0 5.55112e-17 0.35433
0.25 0.0204082 0.00361167 0.106935
0.334524 0.371429 0.231658 0.536631
0.416667 0 0 0.489891
0.517045 0.147727 0.0884125 0.236511
0.666667 0.854167 0.728328 0.927518
0.75 0.047619 0.0163262 0.13091
0.833333 0.772727 0.5656 0.89877
0.989924 0.957516 0.928681 0.975007
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What is said, and what is true' at screen 0.0277778, screen 0.943503 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.779661; set bmargin at screen 0.169492
set label 'P(Yes)' at screen 0.105556, screen 0.847458 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'forecast' offset 0,0.3 textcolor rgb '#333333'
set label 'share flawless' at screen 0.0194444, screen 0.474576 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.779661; set bmargin at screen 0.169492
set label 'score, mean of 3' at screen 0.605556, screen 0.847458 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'forecast' offset 0,0.3 textcolor rgb '#333333'
set label 'share flawless' at screen 0.519444, screen 0.474576 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'score, mean of 3'
unset multiplot
unset output
