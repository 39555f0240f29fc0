# Draw again beside this file: gnuplot 06-base-and-instruct-tuning.gp
# The same numbers for other tools: 06-base-and-instruct-tuning.tsv
set terminal svg size 720,749 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 42.2 42.2 42.2
10 43.1333 42.5596 43.7071
20 44.3583 43.5573 45.1593
40 41.35 39.4549 43.2451
80 50.6 40.5515 60.6485
160 51.7333 43.3994 60.0673
320 51.2417 43.3707 59.1126
480 60.225 41.1375 79.3125
640 65.3917 44.3639 86.4194
900 72.925 48.5962 97.2538
EOD
$panel1_2 << EOD
0 42.2 42.2 42.2
10 42.9833 42.5172 43.4495
20 42.225 38.6265 45.8235
40 47.35 37.3853 57.3147
80 44.9583 24.6942 65.2225
160 45.3167 38.8968 51.7365
320 45.0833 42.1013 48.0654
480 47.225 41.9359 52.5141
640 45.475 37.1028 53.8472
900 50.8583 45.1544 56.5623
EOD
$panel1_3 << EOD
0 42.2 42.2 42.2
10 43.1417 42.1167 44.1666
20 44.8083 42.5159 47.1007
40 55.675 52.1163 59.2337
80 49.2667 46.7169 51.8164
160 49.8667 47.3169 52.4164
320 61.3333 45.9896 76.6771
480 84.425 71.8999 96.9501
640 96.85 91.2248 102.475
900 99.8667 99.5798 100.154
EOD
$panel2_1 << EOD
0 53.3663 53.3663 53.3663
10 48.0487 45.6279 50.4695
20 35.3993 17.4159 53.3826
40 66.5775 62.3737 70.7813
80 56.3318 27.4068 85.2569
160 70.6667 63.7046 77.6287
320 72.0667 66.3293 77.804
480 71.9835 69.9343 74.0327
640 75.2 71.7219 78.6781
900 77 72.697 81.303
EOD
$panel2_2 << EOD
0 53.3663 53.3663 53.3663
10 60.818 59.4397 62.1962
20 66.8382 63.8029 69.8735
40 58.4884 36.3703 80.6065
80 56.206 30.3354 82.0766
160 56.7843 30.4452 83.1234
320 49.4981 34.6881 64.3081
480 52.1476 50.4192 53.8759
640 61.0719 52.2526 69.8912
900 61.6382 41.4354 81.841
EOD
$panel2_3 << EOD
0 53.3663 53.3663 53.3663
10 54.021 51.4723 56.5697
20 46.6217 39.2513 53.9922
40 48.1213 36.1735 60.0692
80 49.0127 14.3151 83.7103
160 60.1386 51.6522 68.625
320 49.9191 37.8611 61.9771
480 55.8502 23.2977 88.4027
640 52.6989 23.8161 81.5816
900 54.9468 25.136 84.7576
EOD
$panel3_1 << EOD
0 0.186787 0.186787 0.186787
10 33.0672 31.3472 34.7873
20 80.7949 70.7036 90.8863
40 87.6214 79.2687 95.9741
80 89.8752 77.7892 101.961
160 83.7995 64.4228 103.176
320 84.1605 73.2234 95.0976
480 85.2592 77.2044 93.3139
640 85.7785 79.2401 92.3168
900 84.166 82.3912 85.9407
EOD
$panel3_2 << EOD
0 0.186787 0.186787 0.186787
10 0.0957874 0.00105061 0.190524
20 0.0568608 -0.0538975 0.167619
40 0.0527608 -0.0657496 0.171271
80 0.0104952 0.00443125 0.0165592
160 0.0115248 -0.0023901 0.0254397
320 0.0088128 -0.006715 0.0243406
480 0.00182236 -0.00096587 0.00461059
640 0.00161734 0.000341811 0.00289287
900 0.00117276 -0.000657055 0.00300258
EOD
$panel3_3 << EOD
0 0.186787 0.186787 0.186787
10 29.1947 26.7288 31.6606
20 78.5881 75.2564 81.9198
40 75.1916 55.2031 95.1801
80 71.0024 8.23004 133.775
160 70.7796 43.8275 97.7318
320 74.1825 33.2778 115.087
480 76.3712 41.2372 111.505
640 79.304 49.6798 108.928
900 81.3991 64.6691 98.1291
EOD
$panel4_1 << EOD
0 76.982 76.982 76.982
10 82.4629 77.405 87.5208
20 88.6861 82.7683 94.604
40 84.7603 74.5039 95.0167
80 89.9086 80.8543 98.9629
160 90.2419 78.4271 102.057
320 92.9094 85.3384 100.48
480 97.7251 95.8302 99.62
640 97.9333 97.1744 98.6923
900 98.8 97.3094 100.291
EOD
$panel4_2 << EOD
0 53.3663 53.3663 53.3663
10 54.021 51.4723 56.5697
20 46.6217 39.2513 53.9922
40 48.1213 36.1735 60.0692
80 49.0127 14.3151 83.7103
160 60.1386 51.6522 68.625
320 49.9191 37.8611 61.9771
480 55.8502 23.2977 88.4027
640 52.6989 23.8161 81.5816
900 54.9468 25.136 84.7576
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.941255 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'whole mix', NaN with linespoints ls 2 title 'demonstrations only', NaN with linespoints ls 3 title 'asked about chat and safety only', NaN with linespoints ls 4 title 'knows (likelihood in chat turns)', NaN with linespoints ls 5 title 'says'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'The judge along instruction tuning' at screen 0.0277778, screen 0.973298 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.793057; set bmargin at screen 0.504673
set label 'says: chat and safety' at screen 0.105556, screen 0.8251 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-22.5:922.5]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [30:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.648865 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'whole mix', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'demonstrations only', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'asked about chat and safety only'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.793057; set bmargin at screen 0.504673
set label 'says: code and math' at screen 0.605556, screen 0.8251 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-22.5:922.5]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [30:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.648865 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'whole mix', \
  $panel2_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'demonstrations only', \
  $panel2_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'asked about chat and safety only'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.368491; set bmargin at screen 0.0801068
set label 'mass on Yes + No' at screen 0.105556, screen 0.400534 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-22.5:922.5]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'mass (%)' at screen 0.0194444, screen 0.224299 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'whole mix', \
  $panel3_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 2 title 'demonstrations only', \
  $panel3_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 3 title 'asked about chat and safety only'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.368491; set bmargin at screen 0.0801068
set label 'code and math, never asked' at screen 0.605556, screen 0.400534 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-22.5:922.5]
set xtics 200 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [30:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'tuning steps' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.519444, screen 0.224299 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel4_1 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with linespoints ls 4 title 'knows (likelihood in chat turns)', \
  $panel4_2 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with linespoints ls 5 title 'says'
unset multiplot
unset output
