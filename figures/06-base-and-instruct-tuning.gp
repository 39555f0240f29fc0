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
10 43.1333 42.5596 43.707
20 44.3583 43.5574 45.1593
40 41.35 39.4551 43.2449
80 50.6 40.5523 60.6477
160 51.7333 43.4 60.0666
320 51.2417 43.3713 59.112
480 60.225 41.139 79.311
640 65.3917 44.3656 86.4177
900 72.925 48.5981 97.2519
EOD
$panel1_2 << EOD
0 42.2 42.2 42.2
10 42.9833 42.5172 43.4495
20 42.225 38.6267 45.8233
40 47.35 37.3861 57.3139
80 44.9583 24.6958 65.2208
160 45.3167 38.8973 51.736
320 45.0833 42.1015 48.0652
480 47.225 41.9364 52.5136
640 45.475 37.1035 53.8465
900 50.8583 45.1548 56.5618
EOD
$panel1_3 << EOD
0 42.2 42.2 42.2
10 43.1417 42.1168 44.1665
20 44.8083 42.5161 47.1006
40 55.675 52.1166 59.2334
80 49.2667 46.7171 51.8162
160 49.8667 47.3171 52.4162
320 61.3333 45.9908 76.6758
480 84.425 71.9009 96.9491
640 96.85 91.2253 102.475
900 99.8667 99.5798 100.154
EOD
$panel2_1 << EOD
0 53.3663 53.3663 53.3663
10 48.0487 45.6281 50.4693
20 35.3993 17.4173 53.3812
40 66.5775 62.3741 70.781
80 56.3318 27.4091 85.2545
160 70.6667 63.7052 77.6282
320 72.0667 66.3298 77.8035
480 71.9835 69.9345 74.0325
640 75.2 71.7222 78.6778
900 77 72.6973 81.3027
EOD
$panel2_2 << EOD
0 53.3663 53.3663 53.3663
10 60.818 59.4398 62.1961
20 66.8382 63.8031 69.8733
40 58.4884 36.3721 80.6047
80 56.206 30.3375 82.0745
160 56.7843 30.4473 83.1212
320 49.4981 34.6893 64.3069
480 52.1476 50.4194 53.8758
640 61.0719 52.2533 69.8905
900 61.6382 41.437 81.8394
EOD
$panel2_3 << EOD
0 53.3663 53.3663 53.3663
10 54.021 51.4725 56.5695
20 46.6217 39.2518 53.9916
40 48.1213 36.1745 60.0682
80 49.0127 14.3179 83.7075
160 60.1386 51.6529 68.6243
320 49.9191 37.8621 61.9761
480 55.8502 23.3003 88.4001
640 52.6989 23.8185 81.5793
900 54.9468 25.1385 84.7552
EOD
$panel3_1 << EOD
0 0.186787 0.186787 0.186787
10 33.0672 31.3473 34.7871
20 80.7949 70.7044 90.8854
40 87.6214 79.2694 95.9734
80 89.8752 77.7902 101.96
160 83.7995 64.4243 103.175
320 84.1605 73.2243 95.0967
480 85.2592 77.2051 93.3132
640 85.7785 79.2407 92.3163
900 84.166 82.3914 85.9406
EOD
$panel3_2 << EOD
0 0.186787 0.186787 0.186787
10 0.0957874 0.00105826 0.190517
20 0.0568608 -0.0538886 0.16761
40 0.0527608 -0.06574 0.171262
80 0.0104952 0.00443174 0.0165587
160 0.0115248 -0.00238898 0.0254385
320 0.0088128 -0.00671375 0.0243393
480 0.00182236 -0.000965645 0.00461037
640 0.00161734 0.000341914 0.00289277
900 0.00117276 -0.000656908 0.00300243
EOD
$panel3_3 << EOD
0 0.186787 0.186787 0.186787
10 29.1947 26.729 31.6604
20 78.5881 75.2567 81.9195
40 75.1916 55.2047 95.1784
80 71.0024 8.23511 133.77
160 70.7796 43.8297 97.7296
320 74.1825 33.2811 115.084
480 76.3712 41.24 111.502
640 79.304 49.6822 108.926
900 81.3991 64.6705 98.1278
EOD
$panel4_1 << EOD
0 76.982 76.982 76.982
10 82.4629 77.4054 87.5204
20 88.6861 82.7688 94.6035
40 84.7603 74.5047 95.0159
80 89.9086 80.8551 98.9622
160 90.2419 78.4281 102.056
320 92.9094 85.339 100.48
480 97.7251 95.8303 99.6199
640 97.9333 97.1744 98.6922
900 98.8 97.3095 100.29
EOD
$panel4_2 << EOD
0 53.3663 53.3663 53.3663
10 54.021 51.4725 56.5695
20 46.6217 39.2518 53.9916
40 48.1213 36.1745 60.0682
80 49.0127 14.3179 83.7075
160 60.1386 51.6529 68.6243
320 49.9191 37.8621 61.9761
480 55.8502 23.3003 88.4001
640 52.6989 23.8185 81.5793
900 54.9468 25.1385 84.7552
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
