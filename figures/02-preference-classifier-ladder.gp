# Draw again beside this file: gnuplot 02-preference-classifier-ladder.gp
# The same numbers for other tools: 02-preference-classifier-ladder.tsv
set terminal svg size 720,423 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '02-preference-classifier-ladder.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
1 0.96784 0.962686 0.972994
0.8 0.000357139 0.000336836 0.000377443
0.4 0.000430004 0.000384969 0.00047504
0.2 0.00032528 0.000300688 0.000349872
0 0.0811726 0.0352277 0.127118
EOD
$panel1_2 << EOD
1 0.983006 0.980488 0.985524
0.7 0.000154761 0.000142265 0.000167257
0 0.000376111 0.000345862 0.000406361
0 0.000142715 0.000130983 0.000154447
0 0.000350017 0.000270731 0.000429303
EOD
$panel1_3 << EOD
1 0.996726 0.996244 0.997207
0.5 0.000618555 0.000582753 0.000654358
0 0.00065414 0.000187259 0.00112102
0 0.000620837 0.000589506 0.000652167
0 0.000241487 0.000204264 0.00027871
EOD
$panel1_4 << EOD
1 0.979603 0.977061 0.982144
0 0.00111974 0.000921623 0.00131786
0 0.00108567 0.00093767 0.00123367
0 0.000607093 0.00050135 0.000712836
0 0.171873 0.115202 0.228543
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.895981 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'chat', NaN with points ls 2 title 'code', NaN with points ls 3 title 'math', NaN with points ls 4 title 'safety'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Score against true quality' at screen 0.0277778, screen 0.952719 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.803783; set bmargin at screen 0.141844
unset logscale x
set xrange [-0.05:1.05]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.05:1.05]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality of the response (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label 'mean score p′_yes' at screen 0.0194444, screen 0.472813 center rotate by 90 textcolor rgb '#333333'
set arrow from first -0.05, first -0.05 to first 1.05, first 1.05 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'score = quality' at first 0.72, first 0.72 center rotate by 24 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with points ls 1 title 'chat', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with points ls 2 title 'code', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with points ls 3 title 'math', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with points ls 4 title 'safety'
unset multiplot
unset output
