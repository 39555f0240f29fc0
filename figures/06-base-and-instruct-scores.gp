# Draw again beside this file: gnuplot 06-base-and-instruct-scores.gp
# The same numbers for other tools: 06-base-and-instruct-scores.tsv
set terminal svg size 720,691 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '06-base-and-instruct-scores.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0.00937866
0.2 0.00937866
0.2 0.0164127
0.25 0.0164127
0.25 0.063306
0.3 0.063306
0.3 0.0293083
0.35 0.0293083
0.35 0.0644783
0.4 0.0644783
0.4 0.101993
0.45 0.101993
0.45 0.137163
0.5 0.137163
0.5 0.151231
0.55 0.151231
0.55 0.12544
0.6 0.12544
0.6 0.0504103
0.65 0.0504103
0.65 0.077374
0.7 0.077374
0.7 0.0726846
0.75 0.0726846
0.75 0.087925
0.8 0.087925
0.8 0.0128957
0.85 0.0128957
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel1_2 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0.00820633
0.2 0.00820633
0.2 0.0187573
0.25 0.0187573
0.25 0.0222743
0.3 0.0222743
0.3 0.052755
0.35 0.052755
0.35 0.0621336
0.4 0.0621336
0.4 0.0937866
0.45 0.0937866
0.45 0.144197
0.5 0.144197
0.5 0.148886
0.55 0.148886
0.55 0.185229
0.6 0.185229
0.6 0.094959
0.65 0.094959
0.65 0.0550996
0.7 0.0550996
0.7 0.0621336
0.75 0.0621336
0.75 0.045721
0.8 0.045721
0.8 0.00586166
0.85 0.00586166
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel2_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0.007034
0.15 0.007034
0.15 0.003517
0.2 0.003517
0.2 0.010551
0.25 0.010551
0.25 0.0234467
0.3 0.0234467
0.3 0.056272
0.35 0.056272
0.35 0.148886
0.4 0.148886
0.4 0.198124
0.45 0.198124
0.45 0.253224
0.5 0.253224
0.5 0.146542
0.55 0.146542
0.55 0.0797186
0.6 0.0797186
0.6 0.0410317
0.65 0.0410317
0.65 0.014068
0.7 0.014068
0.7 0.010551
0.75 0.010551
0.75 0.00468933
0.8 0.00468933
0.8 0.00234467
0.85 0.00234467
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel2_2 << EOD
0 0
0 0
0.05 0
0.05 0.00117233
0.1 0.00117233
0.1 0.00468933
0.15 0.00468933
0.15 0.0152403
0.2 0.0152403
0.2 0.021102
0.25 0.021102
0.25 0.038687
0.3 0.038687
0.3 0.0609613
0.35 0.0609613
0.35 0.184056
0.4 0.184056
0.4 0.223916
0.45 0.223916
0.45 0.215709
0.5 0.215709
0.5 0.144197
0.55 0.144197
0.55 0.0480657
0.6 0.0480657
0.6 0.021102
0.65 0.021102
0.65 0.0117233
0.7 0.0117233
0.7 0.00468933
0.75 0.00468933
0.75 0.003517
0.8 0.003517
0.8 0.00117233
0.85 0.00117233
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel3_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0.00117233
0.15 0.00117233
0.15 0.00937866
0.2 0.00937866
0.2 0.03517
0.25 0.03517
0.25 0.031653
0.3 0.031653
0.3 0.150059
0.35 0.150059
0.35 0.209848
0.4 0.209848
0.4 0.19109
0.45 0.19109
0.45 0.0961313
0.5 0.0961313
0.5 0.101993
0.55 0.101993
0.55 0.0832356
0.6 0.0832356
0.6 0.0363423
0.65 0.0363423
0.65 0.0410317
0.7 0.0410317
0.7 0.0128957
0.75 0.0128957
0.75 0
0.8 0
0.8 0
0.85 0
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel3_2 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0.00468933
0.2 0.00468933
0.2 0.0222743
0.25 0.0222743
0.25 0.0410317
0.3 0.0410317
0.3 0.126612
0.35 0.126612
0.35 0.151231
0.4 0.151231
0.4 0.172333
0.45 0.172333
0.45 0.144197
0.5 0.144197
0.5 0.12544
0.55 0.12544
0.55 0.111372
0.6 0.111372
0.6 0.066823
0.65 0.066823
0.65 0.0164127
0.7 0.0164127
0.7 0.0152403
0.75 0.0152403
0.75 0
0.8 0
0.8 0.00234467
0.85 0.00234467
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0
1 0
1 0
EOD
$panel4_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 0.00117233
0.3 0.00117233
0.3 0
0.35 0
0.35 0.00234467
0.4 0.00234467
0.4 0.00468933
0.45 0.00468933
0.45 0
0.5 0
0.5 0.003517
0.55 0.003517
0.55 0.010551
0.6 0.010551
0.6 0.00586166
0.65 0.00586166
0.65 0.014068
0.7 0.014068
0.7 0.024619
0.75 0.024619
0.75 0.0445487
0.8 0.0445487
0.8 0.0937866
0.85 0.0937866
0.85 0.141852
0.9 0.141852
0.9 0.256741
0.95 0.256741
0.95 0.396249
1 0.396249
1 0
EOD
$panel4_2 << EOD
0 0
0 0.880422
0.05 0.880422
0.05 0.0164127
0.1 0.0164127
0.1 0.010551
0.15 0.010551
0.15 0.003517
0.2 0.003517
0.2 0.003517
0.25 0.003517
0.25 0.00234467
0.3 0.00234467
0.3 0.00234467
0.35 0.00234467
0.35 0.003517
0.4 0.003517
0.4 0.00234467
0.45 0.00234467
0.45 0.003517
0.5 0.003517
0.5 0.003517
0.55 0.003517
0.55 0.00117233
0.6 0.00117233
0.6 0.00586166
0.65 0.00586166
0.65 0.00468933
0.7 0.00468933
0.7 0.00468933
0.75 0.00468933
0.75 0.00586166
0.8 0.00586166
0.8 0.0164127
0.85 0.0164127
0.85 0.0164127
0.9 0.0164127
0.9 0.010551
0.95 0.010551
0.95 0.00234467
1 0.00234467
1 0
EOD
$panel5_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 0
0.3 0
0.3 0
0.35 0
0.35 0
0.4 0
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0
0.8 0
0.8 0
0.85 0
0.85 0.00234467
0.9 0.00234467
0.9 0.0797186
0.95 0.0797186
0.95 0.917937
1 0.917937
1 0
EOD
$panel5_2 << EOD
0 0
0 0.955451
0.05 0.955451
0.05 0.00820633
0.1 0.00820633
0.1 0.00468933
0.15 0.00468933
0.15 0.00586166
0.2 0.00586166
0.2 0.00117233
0.25 0.00117233
0.25 0.00117233
0.3 0.00117233
0.3 0.003517
0.35 0.003517
0.35 0.00117233
0.4 0.00117233
0.4 0.00234467
0.45 0.00234467
0.45 0.003517
0.5 0.003517
0.5 0.00117233
0.55 0.00117233
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0.00234467
0.75 0.00234467
0.75 0.00117233
0.8 0.00117233
0.8 0.00234467
0.85 0.00234467
0.85 0
0.9 0
0.9 0
0.95 0
0.95 0.00586166
1 0.00586166
1 0
EOD
$panel6_1 << EOD
0 0
0 0
0.05 0
0.05 0
0.1 0
0.1 0
0.15 0
0.15 0
0.2 0
0.2 0
0.25 0
0.25 0
0.3 0
0.3 0
0.35 0
0.35 0
0.4 0
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0
0.8 0
0.8 0
0.85 0
0.85 0
0.9 0
0.9 0.00234467
0.95 0.00234467
0.95 0.997655
1 0.997655
1 0
EOD
$panel6_2 << EOD
0 0
0 0.98007
0.05 0.98007
0.05 0.00937866
0.1 0.00937866
0.1 0.00234467
0.15 0.00234467
0.15 0.00117233
0.2 0.00117233
0.2 0.00117233
0.25 0.00117233
0.25 0
0.3 0
0.3 0
0.35 0
0.35 0.00117233
0.4 0.00117233
0.4 0
0.45 0
0.45 0
0.5 0
0.5 0
0.55 0
0.55 0
0.6 0
0.6 0
0.65 0
0.65 0
0.7 0
0.7 0
0.75 0
0.75 0.00117233
0.8 0.00117233
0.8 0
0.85 0
0.85 0
0.9 0
0.9 0.00117233
0.95 0.00117233
0.95 0.00234467
1 0.00234467
1 0
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.936324 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with lines ls 1 title 'flawless', NaN with lines ls 2 title 'flawed'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'How the scores are distributed' at screen 0.0277778, screen 0.971056 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.305556
set tmargin at screen 0.842258; set bmargin at screen 0.53835
set label 'S base' at screen 0.105556, screen 0.87699 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:0.3]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses' at screen 0.0194444, screen 0.690304 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with lines ls 1 title 'flawless', \
  $panel1_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with lines ls 2 title 'flawed'
unset label; unset arrow; unset key
set lmargin at screen 0.438889; set rmargin at screen 0.638889
set tmargin at screen 0.842258; set bmargin at screen 0.53835
set label 'M base' at screen 0.438889, screen 0.87699 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:0.3]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses' at screen 0.352778, screen 0.690304 center rotate by 90 textcolor rgb '#333333'
plot $panel2_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_1 using 1:2 with lines ls 1 title 'flawless', \
  $panel2_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel2_2 using 1:2 with lines ls 2 title 'flawed'
unset label; unset arrow; unset key
set lmargin at screen 0.772222; set rmargin at screen 0.972222
set tmargin at screen 0.842258; set bmargin at screen 0.53835
set label 'L base' at screen 0.772222, screen 0.87699 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:0.3]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses' at screen 0.686111, screen 0.690304 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with lines ls 1 title 'flawless', \
  $panel3_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with lines ls 2 title 'flawed'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.305556
set tmargin at screen 0.390738; set bmargin at screen 0.0868307
set label 'S instruct' at screen 0.105556, screen 0.42547 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses' at screen 0.0194444, screen 0.238784 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with lines ls 1 title 'flawless', \
  $panel4_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with lines ls 2 title 'flawed'
unset label; unset arrow; unset key
set lmargin at screen 0.438889; set rmargin at screen 0.638889
set tmargin at screen 0.390738; set bmargin at screen 0.0868307
set label 'M instruct' at screen 0.438889, screen 0.42547 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses' at screen 0.352778, screen 0.238784 center rotate by 90 textcolor rgb '#333333'
plot $panel5_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel5_1 using 1:2 with lines ls 1 title 'flawless', \
  $panel5_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel5_2 using 1:2 with lines ls 2 title 'flawed'
unset label; unset arrow; unset key
set lmargin at screen 0.772222; set rmargin at screen 0.972222
set tmargin at screen 0.390738; set bmargin at screen 0.0868307
set label 'L instruct' at screen 0.772222, screen 0.42547 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share of responses' at screen 0.686111, screen 0.238784 center rotate by 90 textcolor rgb '#333333'
plot $panel6_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel6_1 using 1:2 with lines ls 1 title 'flawless', \
  $panel6_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel6_2 using 1:2 with lines ls 2 title 'flawed'
unset multiplot
unset output
