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
0.172062 0.509804 0.376809 0.641425
0.259941 0.53304 0.468128 0.596851
0.348923 0.472772 0.424574 0.521483
0.447709 0.47191 0.42063 0.52379
0.550897 0.542781 0.492113 0.592578
0.651861 0.502778 0.451373 0.554124
0.738298 0.48 0.407207 0.553652
EOD
$panel1_2 << EOD
0.14955 0.466667 0.248095 0.69883
0.263728 0.54023 0.436028 0.641029
0.363929 0.511029 0.451885 0.569867
0.457699 0.522238 0.485135 0.559097
0.540801 0.457353 0.420253 0.494932
0.634145 0.554913 0.480464 0.626977
0.71841 0.380952 0.20751 0.591213
EOD
$panel1_3 << EOD
0.168331 0.36 0.202479 0.554815
0.263121 0.534483 0.460424 0.607052
0.352594 0.483146 0.441034 0.525499
0.448448 0.505474 0.463722 0.547151
0.54429 0.516717 0.462839 0.57021
0.640987 0.462329 0.406002 0.519634
0.730151 0.680851 0.538327 0.796046
EOD
$panel2_1 << EOD
0.00637858 0.345437 0.31687 0.375164
0.141439 0.475 0.329355 0.625026
0.237582 0.419355 0.264155 0.592337
0.44016 0.5 0.29031 0.70969
0.553967 0.565217 0.368114 0.743654
0.646536 0.655172 0.473451 0.800593
0.756302 0.666667 0.537225 0.775062
0.86304 0.688889 0.617905 0.751979
0.950523 0.705667 0.666147 0.742319
EOD
$panel2_2 << EOD
0.0023189 0.344684 0.318371 0.371986
0.160488 0.357143 0.163447 0.612356
0.242316 0.461538 0.232061 0.708562
0.455642 0.363636 0.151665 0.646199
0.557142 0.666667 0.390622 0.86188
0.644896 0.777778 0.547854 0.909991
0.750602 0.588235 0.360054 0.783889
0.856407 0.644068 0.516555 0.753967
0.970262 0.789916 0.755376 0.820736
EOD
$panel2_3 << EOD
0.00350617 0.359138 0.333042 0.386095
0.141363 0.578947 0.421923 0.721475
0.252905 0.863636 0.66665 0.95251
0.344823 0.619048 0.408787 0.79249
0.446382 0.631579 0.410395 0.808505
0.549884 0.6875 0.444044 0.858354
0.655113 0.8125 0.569911 0.934084
0.757064 0.764706 0.600039 0.87563
0.855646 0.7 0.521242 0.833353
0.98124 0.77336 0.734781 0.807795
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
set label 'What is said against what is true, hard bench' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'base' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share that is flawless' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
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
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'instruct' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score p′_yes' offset 0,0.3 textcolor rgb '#333333'
set label 'share that is flawless' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'S', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'M', \
  $panel2_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'L'
unset multiplot
unset output
