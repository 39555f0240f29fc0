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
0 0
0 37.9
0.1 37.9
0.1 1
0.2 1
0.2 0.4
0.3 0.4
0.3 0.3
0.4 0.3
0.4 0.9
0.5 0.9
0.5 1.3
0.6 1.3
0.6 2.4
0.7 2.4
0.7 4.9
0.8 4.9
0.8 14.3
0.9 14.3
0.9 36.6
1 36.6
1 0
EOD
$panel3_2 << EOD
0 0
0 37.3
0.1 37.3
0.1 0.8
0.2 0.8
0.2 0.5
0.3 0.5
0.3 0.1
0.4 0.1
0.4 0.1
0.5 0.1
0.5 0.5
0.6 0.5
0.6 0.4
0.7 0.4
0.7 0.2
0.8 0.2
0.8 0.7
0.9 0.7
0.9 59.4
1 59.4
1 0
EOD
$panel3_3 << EOD
0 0
0 39
0.1 39
0.1 1.1
0.2 1.1
0.2 0.3
0.3 0.3
0.3 0.1
0.4 0.1
0.4 0.3
0.5 0.3
0.5 0.1
0.6 0.1
0.6 0
0.7 0
0.7 0.3
0.8 0.3
0.8 0.1
0.9 0.1
0.9 58.7
1 58.7
1 0
EOD
$panel4_1 << EOD
0 0
0 64.6825
0.1 64.6825
0.1 0.793651
0.2 0.793651
0.2 1.78571
0.3 1.78571
0.3 0.396825
0.4 0.396825
0.4 0.793651
0.5 0.793651
0.5 0.793651
0.6 0.793651
0.6 1.5873
0.7 1.5873
0.7 2.38095
0.8 2.38095
0.8 7.53968
0.9 7.53968
0.9 19.246
1 19.246
1 0
EOD
$panel4_2 << EOD
0 0
0 73.8095
0.1 73.8095
0.1 0.992063
0.2 0.992063
0.2 0.396825
0.3 0.396825
0.3 0.396825
0.4 0.396825
0.4 0.198413
0.5 0.198413
0.5 0.198413
0.6 0.198413
0.6 0.198413
0.7 0.198413
0.7 1.19048
0.8 1.19048
0.8 2.38095
0.9 2.38095
0.9 20.2381
1 20.2381
1 0
EOD
$panel4_3 << EOD
0 0
0 76.1905
0.1 76.1905
0.1 1.38889
0.2 1.38889
0.2 0.992063
0.3 0.992063
0.3 0.992063
0.4 0.992063
0.4 1.19048
0.5 1.19048
0.5 0.595238
0.6 0.595238
0.6 0.396825
0.7 0.396825
0.7 0.992063
0.8 0.992063
0.8 1.38889
0.9 1.38889
0.9 15.873
1 15.873
1 0
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.935007 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'S', NaN with linespoints ls 2 title 'M', NaN with linespoints ls 3 title 'L'
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
  $panel1_1 using 1:2 with linespoints ls 1 title 'S', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'M', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'L'
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
  $panel2_1 using 1:2 with linespoints ls 1 title 'S', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'M', \
  $panel2_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.407681; set bmargin at screen 0.0886263
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:60]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score' offset 0,0.3 textcolor rgb '#333333'
set label 'share of the scores (%)' at screen 0.0194444, screen 0.248154 center rotate by 90 textcolor rgb '#333333'
plot $panel3_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_1 using 1:2 with lines ls 1 title 'S', \
  $panel3_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_2 using 1:2 with lines ls 2 title 'M', \
  $panel3_3 using 1:2 with filledcurves y1=0 ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel3_3 using 1:2 with lines ls 3 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.407681; set bmargin at screen 0.0886263
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:80]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score' offset 0,0.3 textcolor rgb '#333333'
set label 'share of the scores (%)' at screen 0.519444, screen 0.248154 center rotate by 90 textcolor rgb '#333333'
plot $panel4_1 using 1:2 with filledcurves y1=0 ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_1 using 1:2 with lines ls 1 title 'S', \
  $panel4_2 using 1:2 with filledcurves y1=0 ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_2 using 1:2 with lines ls 2 title 'M', \
  $panel4_3 using 1:2 with filledcurves y1=0 ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel4_3 using 1:2 with lines ls 3 title 'L'
unset multiplot
unset output
