# Draw again beside this file: gnuplot 09-connections-table.gp
# The same numbers for other tools: 09-connections-table.tsv
set terminal svg size 720,425 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-table.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.499608 0.499608 0.499608
30 0.172276 0.172276 0.172276
60 0.0317115 0.0317115 0.0317115
90 0.00720952 0.00720952 0.00720952
120 0.00179406 0.00179406 0.00179406
150 0.000260954 0.000260954 0.000260954
180 5.75837e-05 5.75837e-05 5.75837e-05
210 1.29695e-05 1.29695e-05 1.29695e-05
240 1.42487e-06 1.42487e-06 1.42487e-06
270 7.19385e-07 7.19385e-07 7.19385e-07
300 8.5149e-07 8.5149e-07 8.5149e-07
330 2.65781e-05 2.65781e-05 2.65781e-05
360 6.11694e-06 6.11694e-06 6.11694e-06
390 2.2709e-06 2.2709e-06 2.2709e-06
420 8.38881e-05 8.38881e-05 8.38881e-05
450 1.05234e-05 1.05234e-05 1.05234e-05
480 5.93361e-06 5.93361e-06 5.93361e-06
510 1.19835e-05 1.19835e-05 1.19835e-05
540 8.03374e-06 8.03374e-06 8.03374e-06
570 1.99605e-05 1.99605e-05 1.99605e-05
600 4.46516e-06 4.46516e-06 4.46516e-06
630 3.32199e-06 3.32199e-06 3.32199e-06
660 2.3467e-06 2.3467e-06 2.3467e-06
690 3.1849e-07 3.1849e-07 3.1849e-07
720 8.80253e-08 8.80253e-08 8.80253e-08
750 6.05947e-08 6.05947e-08 6.05947e-08
780 7.56884e-08 7.56884e-08 7.56884e-08
810 5.99561e-08 5.99561e-08 5.99561e-08
840 5.31494e-08 5.31494e-08 5.31494e-08
870 5.31593e-08 5.31593e-08 5.31593e-08
900 4.98546e-08 4.98546e-08 4.98546e-08
EOD
$panel1_2 << EOD
0 0.499608 0.499608 0.499608
30 0.174305 0.174305 0.174305
60 0.0341072 0.0341072 0.0341072
90 0.00959258 0.00959258 0.00959258
120 0.0015776 0.0015776 0.0015776
150 0.000240127 0.000240127 0.000240127
180 6.61856e-05 6.61856e-05 6.61856e-05
210 1.85422e-05 1.85422e-05 1.85422e-05
240 2.84241e-06 2.84241e-06 2.84241e-06
270 6.77899e-07 6.77899e-07 6.77899e-07
300 1.54122e-07 1.54122e-07 1.54122e-07
330 7.63117e-08 7.63117e-08 7.63117e-08
360 6.1242e-08 6.1242e-08 6.1242e-08
390 5.28189e-08 5.28189e-08 5.28189e-08
420 6.84315e-08 6.84315e-08 6.84315e-08
450 6.93756e-08 6.93756e-08 6.93756e-08
480 7.06307e-08 7.06307e-08 7.06307e-08
510 1.34604e-07 1.34604e-07 1.34604e-07
540 9.24808e-08 9.24808e-08 9.24808e-08
570 8.09135e-08 8.09135e-08 8.09135e-08
600 6.89099e-08 6.89099e-08 6.89099e-08
630 9.49348e-08 9.49348e-08 9.49348e-08
660 5.98646e-08 5.98646e-08 5.98646e-08
690 5.54725e-08 5.54725e-08 5.54725e-08
720 4.55303e-08 4.55303e-08 4.55303e-08
750 5.75284e-08 5.75284e-08 5.75284e-08
780 4.79082e-08 4.79082e-08 4.79082e-08
810 3.62789e-08 3.62789e-08 3.62789e-08
840 4.30559e-08 4.30559e-08 4.30559e-08
870 2.86564e-08 2.86564e-08 2.86564e-08
900 3.0084e-08 3.0084e-08 3.0084e-08
EOD
$panel1_3 << EOD
0 0.499608 0.499608 0.499608
30 0.182516 0.182516 0.182516
60 0.104981 0.104981 0.104981
90 0.120862 0.120862 0.120862
120 0.119214 0.119214 0.119214
150 0.119374 0.119374 0.119374
180 0.119362 0.119362 0.119362
210 0.119359 0.119359 0.119359
240 0.119362 0.119362 0.119362
270 0.119363 0.119363 0.119363
300 0.119363 0.119363 0.119363
330 0.119362 0.119362 0.119362
360 0.119362 0.119362 0.119362
390 0.11937 0.11937 0.11937
420 0.119365 0.119365 0.119365
450 0.119362 0.119362 0.119362
480 0.119362 0.119362 0.119362
510 0.119362 0.119362 0.119362
540 0.119363 0.119363 0.119363
570 0.119362 0.119362 0.119362
600 0.119362 0.119362 0.119362
630 0.119363 0.119363 0.119363
660 0.119363 0.119363 0.119363
690 0.119363 0.119363 0.119363
720 0.119363 0.119363 0.119363
750 0.119362 0.119362 0.119362
780 0.119362 0.119362 0.119362
810 0.119362 0.119362 0.119362
840 0.119363 0.119363 0.119363
870 0.119363 0.119363 0.119363
900 0.119363 0.119363 0.119363
EOD
$panel1_4 << EOD
0 0.499608 0.499608 0.499608
30 0.262083 0.262083 0.262083
60 0.239775 0.239775 0.239775
90 0.263995 0.263995 0.263995
120 0.321104 0.321104 0.321104
150 0.364273 0.364273 0.364273
180 0.397596 0.397596 0.397596
210 0.418247 0.418247 0.418247
240 0.433122 0.433122 0.433122
270 0.443435 0.443435 0.443435
300 0.450305 0.450305 0.450305
330 0.454946 0.454946 0.454946
360 0.45812 0.45812 0.45812
390 0.460315 0.460315 0.460315
420 0.461849 0.461849 0.461849
450 0.462933 0.462933 0.462933
480 0.463706 0.463706 0.463706
510 0.464262 0.464262 0.464262
540 0.464666 0.464666 0.464666
570 0.464961 0.464961 0.464961
600 0.465178 0.465178 0.465178
630 0.465338 0.465338 0.465338
660 0.465456 0.465456 0.465456
690 0.465541 0.465541 0.465541
720 0.465602 0.465602 0.465602
750 0.465645 0.465645 0.465645
780 0.465672 0.465672 0.465672
810 0.465689 0.465689 0.465689
840 0.465697 0.465697 0.465697
870 0.4657 0.4657 0.4657
900 0.465701 0.465701 0.465701
EOD
$panel2_1 << EOD
1 5.39586 4.94311 5.84861
3 1.92288 1.74199 2.10378
10 0.367855 0.305949 0.42976
30 0.0848106 0.071767 0.0978542
100 0.0304293 0.0251472 0.0357115
300 0.00831118 0.00678003 0.00984233
EOD
$panel2_2 << EOD
1 0.418691 0.36118 0.476202
3 0.204414 0.178067 0.230761
10 0.0622972 0.0511839 0.0734105
30 0.0212463 0.0176722 0.0248203
100 0.00650243 0.00529657 0.00770828
300 0.0017298 0.00141317 0.00204644
EOD
$panel2_3 << EOD
1 0.391859 0.330463 0.453254
3 0.140669 0.117254 0.164083
10 0.0433381 0.0371189 0.0495572
30 0.0176455 0.015279 0.0200121
100 0.00519037 0.00429138 0.00608935
300 0.00148836 0.00125568 0.00172103
EOD
$panel3_1 << EOD
100 0.418691 0.36118 0.476202
300 0.204414 0.178067 0.230761
1000 0.0622972 0.0511839 0.0734105
3000 0.0212463 0.0176722 0.0248203
10000 0.00650243 0.00529657 0.00770828
30000 0.0017298 0.00141317 0.00204644
EOD
$panel3_2 << EOD
100 0.414433 0.375184 0.453682
300 0.236477 0.205342 0.267613
1000 0.0193806 0.0140569 0.0247044
3000 0.00202781 0.00108251 0.0029731
10000 0.00130535 0.00117487 0.00143582
30000 0.00117499 0.00106997 0.00128002
EOD
$panel3_3 << EOD
100 0.532842 0.488898 0.576786
300 0.528326 0.485258 0.571394
1000 0.492103 0.452249 0.531957
3000 0.423605 0.391689 0.45552
10000 0.319632 0.279828 0.359436
30000 0.208051 0.182166 0.233936
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.896471 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with lines ls 1 title 'irepo', NaN with lines ls 2 title 'dpo, soft', NaN with lines ls 3 title 'cdpo, soft', NaN with lines ls 4 title 'dpo', NaN with linespoints ls 5 title 'bound, irepo', NaN with linespoints ls 6 title 'search, never wrong', NaN with linespoints ls 7 title 'search, noisy'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'A table of logits, exactly' at screen 0.0277778, screen 0.952941 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.305556
set tmargin at screen 0.635294; set bmargin at screen 0.141176
set label 'exact labels' at screen 0.105556, screen 0.691765 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-22.5:922.5]
set xtics 500 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
set logscale y 10
set yrange [2.38804e-08:0.59953]
set ytics autofreq nomirror out norotate autojustify scale 0.5 format ''
set ytics add ('10⁻⁷' 1e-07, '10⁻⁶' 1e-06, '10⁻⁵' 1e-05, '10⁻⁴' 0.0001, '0.001' 0.001, '0.01' 0.01, '0.1' 0.1)
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'step' offset 0,0.3 textcolor rgb '#333333'
set label 'total variation to π*' at screen 0.0194444, screen 0.388235 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:2 with lines ls 1 title 'irepo', \
  $panel1_2 using 1:2 with lines ls 2 title 'dpo, soft', \
  $panel1_3 using 1:2 with lines ls 3 title 'cdpo, soft', \
  $panel1_4 using 1:2 with lines ls 4 title 'dpo'
unset label; unset arrow; unset key
set lmargin at screen 0.438889; set rmargin at screen 0.638889
set tmargin at screen 0.635294; set bmargin at screen 0.141176
set label 'h annotators' at screen 0.438889, screen 0.691765 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [0.833333:360]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('1' 1, '10' 10, '100' 100)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
set logscale y 10
set yrange [0.0010464:7.01833]
set ytics autofreq nomirror out norotate autojustify scale 0.5 format ''
set ytics add ('0.01' 0.01, '0.1' 0.1, '1' 1)
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'annotators h' offset 0,0.3 textcolor rgb '#333333'
set label 'value lost (reward)' at screen 0.352778, screen 0.388235 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:3:4 with filledcurves ls 5 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with linespoints ls 5 title 'bound, irepo', \
  $panel2_2 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with linespoints ls 1 title 'irepo', \
  $panel2_3 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_3 using 1:2 with linespoints ls 2 title 'dpo, soft'
unset label; unset arrow; unset key
set lmargin at screen 0.772222; set rmargin at screen 0.972222
set tmargin at screen 0.635294; set bmargin at screen 0.141176
set label 'responses or policies' at screen 0.772222, screen 0.691765 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [83.3333:36000]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('100' 100, '1000' 1000, '10⁴' 10000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
set logscale y 10
set yrange [0.000891642:0.692144]
set ytics autofreq nomirror out norotate autojustify scale 0.5 format ''
set ytics add ('0.001' 0.001, '0.01' 0.01, '0.1' 0.1)
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'comparisons' offset 0,0.3 textcolor rgb '#333333'
set label 'value lost (reward)' at screen 0.686111, screen 0.388235 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with linespoints ls 1 title 'irepo', \
  $panel3_2 using 1:3:4 with filledcurves ls 6 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with linespoints ls 6 title 'search, never wrong', \
  $panel3_3 using 1:3:4 with filledcurves ls 7 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with linespoints ls 7 title 'search, noisy'
unset multiplot
unset output
