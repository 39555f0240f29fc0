# Draw again beside this file: gnuplot 06-base-and-instruct-reliability.gp
# The same numbers for other tools: 06-base-and-instruct-reliability.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '06-base-and-instruct-reliability.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0.182883 0.533333 0.30117 0.751905
0.261025 0.660194 0.564439 0.74443
0.358139 0.449438 0.378198 0.522814
0.455904 0.501229 0.452869 0.549565
0.549585 0.452975 0.410731 0.495907
0.648792 0.459916 0.397608 0.523502
0.749356 0.598253 0.533641 0.659624
0.816927 0.6875 0.444044 0.858354
EOD
$panel1_2 << EOD
0.160224 0.346154 0.194122 0.537794
0.262913 0.3625 0.265708 0.471892
0.36632 0.455729 0.4066 0.505735
0.451336 0.506579 0.471091 0.542001
0.536614 0.540616 0.488763 0.591605
0.634176 0.626667 0.51355 0.72744
0.741091 0.65 0.432854 0.818808
EOD
$panel1_3 << EOD
0.175055 0.692308 0.423693 0.873193
0.258089 0.513514 0.421647 0.604476
0.356524 0.564338 0.522364 0.60541
0.443032 0.475728 0.432935 0.518881
0.546471 0.438889 0.388539 0.490529
0.642666 0.481752 0.399727 0.564772
0.724292 0.458333 0.278913 0.649251
EOD
$panel2_1 << EOD
0.0050646 0 4.33681e-19 0.00499643
0.138406 0 2.77556e-17 0.242494
0.559718 0.75 0.505017 0.898179
0.661533 0.653846 0.462206 0.805878
0.759676 0.867647 0.767199 0.928778
0.858651 0.877729 0.82896 0.914035
0.957834 0.980634 0.965658 0.989152
EOD
$panel2_2 << EOD
0.00215943 0 0 0.00465157
0.982021 0.994159 0.9864 0.997503
EOD
$panel2_3 << EOD
0.0013922 0 0 0.00453087
0.992104 0.996495 0.989747 0.998807
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'S', NaN with linespoints ls 2 title 'M', NaN with linespoints ls 3 title 'L'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What is said against what is true' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'base' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share that is flawless' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'calibrated' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'S', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'M', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'L'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'instruct' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share that is flawless' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'calibrated' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'S', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'M', \
  $panel2_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'L'
unset multiplot
unset output
