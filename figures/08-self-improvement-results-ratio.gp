# Draw again beside this file: gnuplot 08-self-improvement-results-ratio.gp
# The same numbers for other tools: 08-self-improvement-results-ratio.tsv
set terminal svg size 720,349 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '08-self-improvement-results-ratio.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 96.2171 92.6031 99.8311
1 103.543 88.7436 118.342
2 102.834 95.4569 110.211
3 110.565 99.2099 121.921
4 97.5643 91.4602 103.668
EOD
$panel1_2 << EOD
0 96.7992 89.6425 103.956
1 110.635 103.205 118.065
2 131.476 73.7459 189.207
3 102.279 87.2709 117.288
4 96.36 90.0309 102.689
EOD
$panel2_1 << EOD
0 -0.0303333 -0.0601193 -0.00054741
1 0.0250833 -0.081737 0.131904
2 0.0209167 -0.0327385 0.0745718
3 0.073 -0.00229898 0.148299
4 -0.0195833 -0.0699765 0.0308098
EOD
$panel2_2 << EOD
0 -0.0289167 -0.0945243 0.0366909
1 0.0825833 0.032064 0.133103
2 0.191667 -0.0967303 0.480064
3 0.0179167 -0.104995 0.140829
4 -0.0328333 -0.090165 0.0244984
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.873926 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'size S', NaN with points ls 2 title 'size M'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'P(Yes) as a share of what other labels reach' at screen 0.0277778, screen 0.942693 left font ',15' front
set lmargin at screen 0.158333; set rmargin at screen 0.472222
set tmargin at screen 0.630372; set bmargin at screen 0.17192
set label 'quality at the end' at screen 0.158333, screen 0.756447 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [70.8594:192.093]
set xtics 50 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.5:2]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'P(Yes) : other (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.401146 center rotate by 90 textcolor rgb '#333333'
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 100, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from first 97, graph 0 to first 97, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '97 %' at first 97, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('outside judge' 0, 'reward model' 1, 'RLOO' 2, 'self-rewarding' 3, 'oracle' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'size S', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'size M'
unset label; unset arrow; unset key
set lmargin at screen 0.658333; set rmargin at screen 0.972222
set tmargin at screen 0.630372; set bmargin at screen 0.17192
set label 'gain' at screen 0.658333, screen 0.756447 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.119622:0.49469]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:0.6]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'P(Yes) less other (quality)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.401146 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('outside judge' 0, 'reward model' 1, 'RLOO' 2, 'self-rewarding' 3, 'oracle' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'size S', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'size M'
unset multiplot
unset output
