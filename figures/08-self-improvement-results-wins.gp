# Draw again beside this file: gnuplot 08-self-improvement-results-wins.gp
# The same numbers for other tools: 08-self-improvement-results-wins.tsv
set terminal svg size 720,265 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '08-self-improvement-results-wins.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 59.349 58.3136 60.3844
1 55.4792 54.1853 56.773
2 48.0417 46.8151 49.2683
EOD
$panel1_2 << EOD
0 59.2367 58.2142 60.2592
1 57.1148 55.7731 58.4565
2 50.6471 49.7986 51.4955
EOD
$panel2_1 << EOD
0 41.3802 37.4653 45.2951
1 79.2656 75.8756 82.6557
2 75.7135 71.0145 80.4126
EOD
$panel2_2 << EOD
0 53.3086 51.9052 54.712
1 66.0978 64.7202 67.4755
2 54.161 53.2099 55.1121
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.833962 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'plain', NaN with points ls 2 title 'length-controlled'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Win rates against the start by three judges' at screen 0.0277778, screen 0.924528 left font ',15' front
set lmargin at screen 0.177778; set rmargin at screen 0.472222
set tmargin at screen 0.588679; set bmargin at screen 0.226415
set label 'labels of P(Yes)' at screen 0.177778, screen 0.679245 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [30:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:0.7]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'win rate (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.407547 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('oracle' 0, 'cares for length' 1, 'length alone' 2) nomirror scale 0
set yrange [2.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'plain', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'length-controlled'
unset label; unset arrow; unset key
set lmargin at screen 0.677778; set rmargin at screen 0.972222
set tmargin at screen 0.588679; set bmargin at screen 0.226415
set label 'length-minded labels' at screen 0.677778, screen 0.679245 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [30:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'win rate (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.407547 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('oracle' 0, 'cares for length' 1, 'length alone' 2) nomirror scale 0
set yrange [2.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'plain', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'length-controlled'
unset multiplot
unset output
