# Draw again beside this file: gnuplot 07-domain-analysis-dose.gp
# The same numbers for other tools: 07-domain-analysis-dose.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '07-domain-analysis-dose.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 97.7778 97.7778 97.7778
37.5 91.3889 87.274 95.5037
75 93.4722 86.2408 100.704
150 96.3889 91.2596 101.518
300 99.4444 98.4237 100.465
EOD
$panel1_2 << EOD
0 95.8333 95.8333 95.8333
37.5 91.6667 89.2457 94.0876
75 86.6667 84.0146 89.3187
150 82.7083 72.1903 93.2263
300 77.2917 63.4529 91.1304
EOD
$panel2_1 << EOD
0 98.6111 98.6111 98.6111
37.5 97.3553 96.0436 98.6671
75 85.4485 79.3125 91.5845
150 71.2876 68.1582 74.417
300 64.3808 52.8025 75.9591
EOD
$panel2_2 << EOD
0 99.2593 99.2593 99.2593
37.5 97.5926 97.1759 98.0093
75 96.8519 96.4351 97.2686
150 93.2668 91.4709 95.0626
300 87.1296 82.5815 91.6778
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'code specialist', NaN with linespoints ls 2 title 'math specialist'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The judge while it specialises' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'own domain' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-7.5:307.5]
set xtics 100 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [20:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tokens read (thousands)' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'code specialist', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'math specialist'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'other domains' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-7.5:307.5]
set xtics 100 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [20:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tokens read (thousands)' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'code specialist', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'math specialist'
unset multiplot
unset output
