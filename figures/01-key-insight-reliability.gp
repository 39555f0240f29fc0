# Draw again beside this file: gnuplot 01-key-insight-reliability.gp
# The same numbers for other tools: 01-key-insight-reliability.tsv
set terminal svg size 720,677 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '01-key-insight-reliability.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0.00628813 0 0 0.0100341
0.283077 0.0769231 0.0213551 0.241416
0.623856 0.540541 0.38384 0.689614
0.758597 0.816327 0.686424 0.900237
0.858406 0.797203 0.723931 0.854925
0.95252 0.923497 0.891654 0.946543
EOD
$panel1_2 << EOD
0.00192199 0 0 0.0101938
0.485745 0.0909091 0.0314039 0.235726
0.981981 0.956229 0.936638 0.969957
EOD
$panel1_3 << EOD
0.0018862 0 0 0.00975382
0.336842 0 0 0.143117
0.989996 0.965928 0.947961 0.977837
EOD
$panel2_1 << EOD
0.00516416 0.153374 0.118314 0.196508
0.320347 0.347826 0.188113 0.551097
0.713476 0.55 0.342085 0.741802
0.858638 0.605263 0.447179 0.744019
0.948791 0.721649 0.625324 0.801088
EOD
$panel2_2 << EOD
0.00236096 0.166667 0.132243 0.207905
0.607026 0.533333 0.361423 0.697676
0.965482 0.823529 0.738217 0.885357
EOD
$panel2_3 << EOD
0.00205716 0.184896 0.149255 0.226779
0.487211 0.7 0.5457 0.819252
0.978802 0.7875 0.685778 0.862876
EOD
$panel3_1 << EOD
0.03 37.9 37.9 37.9
0.13 1 1 1
0.23 0.4 0.4 0.4
0.33 0.3 0.3 0.3
0.43 0.9 0.9 0.9
0.53 1.3 1.3 1.3
0.63 2.4 2.4 2.4
0.73 4.9 4.9 4.9
0.83 14.3 14.3 14.3
0.93 36.6 36.6 36.6
EOD
$panel3_2 << EOD
0.05 37.3 37.3 37.3
0.15 0.8 0.8 0.8
0.25 0.5 0.5 0.5
0.35 0.1 0.1 0.1
0.45 0.1 0.1 0.1
0.55 0.5 0.5 0.5
0.65 0.4 0.4 0.4
0.75 0.2 0.2 0.2
0.85 0.7 0.7 0.7
0.95 59.4 59.4 59.4
EOD
$panel3_3 << EOD
0.07 39 39 39
0.17 1.1 1.1 1.1
0.27 0.3 0.3 0.3
0.37 0.1 0.1 0.1
0.47 0.3 0.3 0.3
0.57 0.1 0.1 0.1
0.67 0 0 0
0.77 0.3 0.3 0.3
0.87 0.1 0.1 0.1
0.97 58.7 58.7 58.7
EOD
$panel4_1 << EOD
0.03 64.6825 64.6825 64.6825
0.13 0.793651 0.793651 0.793651
0.23 1.78571 1.78571 1.78571
0.33 0.396825 0.396825 0.396825
0.43 0.793651 0.793651 0.793651
0.53 0.793651 0.793651 0.793651
0.63 1.5873 1.5873 1.5873
0.73 2.38095 2.38095 2.38095
0.83 7.53968 7.53968 7.53968
0.93 19.246 19.246 19.246
EOD
$panel4_2 << EOD
0.05 73.8095 73.8095 73.8095
0.15 0.992063 0.992063 0.992063
0.25 0.396825 0.396825 0.396825
0.35 0.396825 0.396825 0.396825
0.45 0.198413 0.198413 0.198413
0.55 0.198413 0.198413 0.198413
0.65 0.198413 0.198413 0.198413
0.75 1.19048 1.19048 1.19048
0.85 2.38095 2.38095 2.38095
0.95 20.2381 20.2381 20.2381
EOD
$panel4_3 << EOD
0.07 76.1905 76.1905 76.1905
0.17 1.38889 1.38889 1.38889
0.27 0.992063 0.992063 0.992063
0.37 0.992063 0.992063 0.992063
0.47 1.19048 1.19048 1.19048
0.57 0.595238 0.595238 0.595238
0.67 0.396825 0.396825 0.396825
0.77 0.992063 0.992063 0.992063
0.87 1.38889 1.38889 1.38889
0.97 15.873 15.873 15.873
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.935007 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'S', NaN with points ls 2 title 'M', NaN with points ls 3 title 'L'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What is said, and what is true' at screen 0.0277778, screen 0.970458 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.838996; set bmargin at screen 0.519941
set label 'own samples' at screen 0.105556, screen 0.874446 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score' offset 0,0.3 textcolor rgb '#333333'
set label 'share good' at screen 0.0194444, screen 0.679468 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with points ls 1 title 'S', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with points ls 2 title 'M', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with points ls 3 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.838996; set bmargin at screen 0.519941
set label 'hard bench' at screen 0.605556, screen 0.874446 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score' offset 0,0.3 textcolor rgb '#333333'
set label 'share good' at screen 0.519444, screen 0.679468 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with points ls 1 title 'S', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with points ls 2 title 'M', \
  $panel2_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel2_3 using 1:2 with points ls 3 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.407681; set bmargin at screen 0.0886263
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:100]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score' offset 0,0.3 textcolor rgb '#333333'
set label 'share of the scores (%)' at screen 0.0194444, screen 0.248154 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:2 with points ls 1 title 'S', \
  $panel3_2 using 1:2 with points ls 2 title 'M', \
  $panel3_3 using 1:2 with points ls 3 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.407681; set bmargin at screen 0.0886263
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:100]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score' offset 0,0.3 textcolor rgb '#333333'
set label 'share of the scores (%)' at screen 0.519444, screen 0.248154 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:2 with points ls 1 title 'S', \
  $panel4_2 using 1:2 with points ls 2 title 'M', \
  $panel4_3 using 1:2 with points ls 3 title 'L'
unset multiplot
unset output
