# Draw again beside this file: gnuplot 01-key-insight-readings.gp
# The same numbers for other tools: 01-key-insight-readings.tsv
set terminal svg size 720,292 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '01-key-insight-readings.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 3.0621 2.99898 3.12991
1 1.31634 1.21089 1.42628
2 0.239719 0.159243 0.325023
EOD
$panel1_2 << EOD
0 3.04582 3.02172 3.07042
1 1.73016 1.64701 1.81279
2 0.672005 0.597491 0.748162
EOD
$panel1_3 << EOD
0 3.13981 3.11228 3.16658
1 1.51209 1.40929 1.60628
2 0.395244 0.287669 0.49494
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.849315 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'S', NaN with points ls 2 title 'M', NaN with points ls 3 title 'L'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'How far each reading prefers a neutral closing' at screen 0.0277778, screen 0.931507 left font ',15' front
set lmargin at screen 0.1875; set rmargin at screen 0.972222
set tmargin at screen 0.64726; set bmargin at screen 0.205479
unset logscale x
set xrange [-0.0791645:3.24575]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:4]
set ytics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'lead of the neutral closing (nats)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.42637 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'fair' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('raw p_yes' 0, 'normalised p′_yes' 1, 'all assent A' 2) nomirror scale 0
set yrange [2.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'S', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'M', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'L'
unset multiplot
unset output
