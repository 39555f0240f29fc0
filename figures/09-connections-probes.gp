# Draw again beside this file: gnuplot 09-connections-probes.gp
# The same numbers for other tools: 09-connections-probes.tsv
set terminal svg size 720,341 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 3.125 1.34205 7.10603
1 0 0 2.34462
2 0 0 2.34462
3 1.25 0.343467 4.44254
4 45.625 38.1002 53.355
EOD
$panel1_2 << EOD
0 3.125 2.30871 3.94129
1 0.1875 0 0.611654
2 0.3125 0 0.88
3 1.5625 0.995 2.13
4 42.9375 35.3148 50.5602
EOD
$panel2_1 << EOD
0 0 6.93889e-16 7.41001
1 89.5833 77.8326 95.4678
2 93.75 79.8529 98.2689
3 0 0 10.7179
EOD
$panel2_2 << EOD
0 93.75 83.1646 97.8517
1 0 6.93889e-16 7.41001
2 46.875 30.8694 63.5505
3 3.125 0.553786 15.7443
EOD
$panel2_3 << EOD
0 0 6.93889e-16 7.41001
1 0 6.93889e-16 7.41001
2 3.125 0.553786 15.7443
3 12.5 4.97013 28.0683
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'How often a trick beats a flawless response' at screen 0.0277778, screen 0.941349 left font ',15' front
set key at screen 0.166667, screen 0.794721 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.177778; set rmargin at screen 0.472222
set tmargin at screen 0.680352; set bmargin at screen 0.175953
set label 'by trick' at screen 0.177778, screen 0.841642 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:100]
set xtics 50 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:0.6]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'fooled (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.428152 center rotate by 90 textcolor rgb '#333333'
set ytics ('as it is' 0, 'longer' 1, 'cheerful closing' 2, 'twice' 3, 'constant' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'start', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'after all rounds'
unset label; unset arrow; unset key
set key at screen 0.569444, screen 0.794721 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.580556; set rmargin at screen 0.972222
set tmargin at screen 0.680352; set bmargin at screen 0.175953
set label 'one constant text' at screen 0.580556, screen 0.841642 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:100]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'fooled (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.428152 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel2_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'S', \
  $panel2_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'M', \
  $panel2_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'L'
unset multiplot
unset output
