# Draw again beside this file: gnuplot 06-base-and-instruct-tuning.gp
# The same numbers for other tools: 06-base-and-instruct-tuning.tsv
set terminal svg size 720,726 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '06-base-and-instruct-tuning.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 45 45 45
10 48.25 47.5102 48.9898
20 47.3625 46.3434 48.3816
40 51.2125 47.8316 54.5934
80 50.825 49.2292 52.4208
160 48.9 48.0624 49.7376
320 51.55 48.9731 54.1269
640 62.825 58.902 66.748
EOD
$panel1_2 << EOD
0 45 45 45
10 47.3375 46.5775 48.0975
20 48.825 46.2084 51.4416
40 56.2875 54.3014 58.2736
80 49.125 46.9802 51.2698
160 50.725 47.1659 54.2841
320 61.425 56.2809 66.5691
640 90.6125 86.6001 94.6249
EOD
$panel2_1 << EOD
0 48.5 48.5 48.5
10 42.15 38.6493 45.6507
20 44.45 41.4983 47.4017
40 65.25 61.4977 69.0023
80 66.95 64.2237 69.6763
160 73.15 71.1833 75.1167
320 72.2 70.1474 74.2526
640 73.675 72.4473 74.9027
EOD
$panel2_2 << EOD
0 48.5 48.5 48.5
10 50.65 49.7731 51.5269
20 42 40.264 43.736
40 50.45 46.7851 54.1149
80 51.95 44.3392 59.5608
160 54.05 46.6552 61.4448
320 50.65 42.4069 58.8931
640 47.6 40.3934 54.8066
EOD
$panel3_1 << EOD
0 0.287651 0.287651 0.287651
10 36.2814 35.3096 37.2532
20 85.7562 84.9273 86.5851
40 89.9821 87.7042 92.2601
80 90.574 89.433 91.715
160 90.0559 87.7979 92.3139
320 89.1859 86.5624 91.8093
640 89.9171 89.3077 90.5265
EOD
$panel3_2 << EOD
0 0.287651 0.287651 0.287651
10 23.4544 22.6087 24.3
20 72.6824 69.2464 76.1184
40 63.8951 46.2162 81.5739
80 65.6034 46.7032 84.5036
160 68.1618 48.2092 88.1144
320 54.5503 30.0874 79.0133
640 74.3355 59.8296 88.8414
EOD
$panel4_1 << EOD
0 77.5 77.5 77.5
10 82.5 81.5314 83.4686
20 83.75 81.0774 86.4226
40 80.15 76.85 83.45
80 86.65 83.5134 89.7866
160 88.3 82.9702 93.6298
320 95.25 93.3183 97.1817
640 98.9 98.5713 99.2287
EOD
$panel4_2 << EOD
0 48.5 48.5 48.5
10 50.65 49.7731 51.5269
20 42 40.264 43.736
40 50.45 46.7851 54.1149
80 51.95 44.3392 59.5608
160 54.05 46.6552 61.4448
320 50.65 42.4069 58.8931
640 47.6 40.3934 54.8066
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.939394 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'asked about everything', NaN with linespoints ls 2 title 'asked about chat and safety only', NaN with linespoints ls 3 title 'knows (likelihood)', NaN with linespoints ls 4 title 'says (P(Yes))'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The judge along instruction tuning' at screen 0.0277778, screen 0.972452 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.818182; set bmargin at screen 0.520661
set label 'says: chat and safety' at screen 0.105556, screen 0.85124 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-16:656]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [20:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.669421 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'asked about everything', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'asked about chat and safety only'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.818182; set bmargin at screen 0.520661
set label 'says: code and math' at screen 0.605556, screen 0.85124 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-16:656]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [20:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.669421 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'asked about everything', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'asked about chat and safety only'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.380165; set bmargin at screen 0.0826446
set label 'mass: code and math' at screen 0.105556, screen 0.413223 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-16:656]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'mass (%)' at screen 0.0194444, screen 0.231405 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'asked about everything', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'asked about chat and safety only'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.380165; set bmargin at screen 0.0826446
set label 'code and math, never asked' at screen 0.605556, screen 0.413223 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-16:656]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [20:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.231405 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel4_1 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 3 title 'knows (likelihood)', \
  $panel4_2 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 4 title 'says (P(Yes))'
unset multiplot
unset output
