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
18.75 88.2222 87.4666 88.9779
37.5 90.5556 89.0922 92.0189
75 89.6667 86.6362 92.6971
150 96.4444 94.5807 98.3082
EOD
$panel1_2 << EOD
0 95.8333 95.8333 95.8333
18.75 89.3333 87.4824 91.1843
37.5 76.6667 62.9006 90.4327
75 74.1667 60.0739 88.2594
150 68.3333 52.986 83.6807
EOD
$panel1_3 << EOD
0 96.8056 96.8056 96.8056
18.75 86.7222 85.8212 87.6233
37.5 87.3333 83.847 90.8197
75 87.5 83.9094 91.0906
150 91.25 89.4047 93.0953
EOD
$panel2_1 << EOD
0 98.6111 98.6111 98.6111
18.75 94 90.5419 97.4581
37.5 90.5 85.5832 95.4168
75 74.1435 64.9877 83.2993
150 66.6458 58.3248 74.9668
EOD
$panel2_2 << EOD
0 99.2593 99.2593 99.2593
18.75 97.4074 96.757 98.0578
37.5 95.8125 93.4246 98.2004
75 91.6991 88.6116 94.7866
150 85.1829 78.1464 92.2193
EOD
$panel2_3 << EOD
0 98.9352 98.9352 98.9352
18.75 93.9815 90.76 97.2029
37.5 91.0486 84.5346 97.5627
75 93.4537 89.8889 97.0185
150 96.5417 95.6882 97.3952
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'code specialist', NaN with linespoints ls 2 title 'math specialist', NaN with linespoints ls 3 title 'control'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The judge while it specialises' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'own domain' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-3.75:153.75]
set xtics 50 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [50:100]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tokens read (thousands)' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'code specialist', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'math specialist', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'control'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'other domains' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-3.75:153.75]
set xtics 50 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [50:100]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tokens read (thousands)' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'code specialist', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'math specialist', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'control'
unset multiplot
unset output
