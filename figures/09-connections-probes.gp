# Draw again beside this file: gnuplot 09-connections-probes.gp
# The same numbers for other tools: 09-connections-probes.tsv
set terminal svg size 720,303 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-probes.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 3.125 1.43993 6.64899
1 0 1.73472e-16 1.96151
2 0 1.73472e-16 1.96151
3 1.04167 0.286129 3.71785
4 47.3958 40.4535 54.4403
EOD
$panel1_2 << EOD
0 3.99306 2.01671 5.9694
1 1.90972 -0.0666231 3.88607
2 1.90972 -0.0666231 3.88607
3 1.21528 -0.278699 2.70925
4 30.9028 -0.586125 62.3917
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.854785 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'start', NaN with points ls 2 title 'after three rounds'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'How often a trick beats a flawless response' at screen 0.0277778, screen 0.933993 left font ',15' front
set lmargin at screen 0.1; set rmargin at screen 0.972222
set tmargin at screen 0.726073; set bmargin at screen 0.19802
unset logscale x
set xrange [-2.16057:63.9661]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:0.8]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'fooled (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.462046 center rotate by 90 textcolor rgb '#333333'
set ytics ('as it is' 0, 'longer' 1, 'flattery' 2, 'twice' 3, 'constant' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'start', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'after three rounds'
unset multiplot
unset output
