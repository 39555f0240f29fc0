# Draw again beside this file: gnuplot 07-domain-analysis-factorial.gp
# The same numbers for other tools: 07-domain-analysis-factorial.tsv
set terminal svg size 720,567 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '07-domain-analysis-factorial.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 99.4444 98.4237 100.465
1 91.6667 88.8712 94.4622
2 82.9167 70.4697 95.3637
3 82.0833 77.9764 86.1903
EOD
$panel1_2 << EOD
0 64.3808 52.8025 75.9591
1 94.8206 93.9167 95.7245
2 57.6765 50.4013 64.9517
3 87.2164 83.4339 90.999
EOD
$panel2_1 << EOD
0 93.9583 91.4482 96.4684
1 84.1667 72.5561 95.7772
2 79.5833 71.3023 87.8643
3 77.2917 63.4529 91.1304
EOD
$panel2_2 << EOD
0 73.8802 64.7872 82.9732
1 88.4201 79.7234 97.1169
2 77.3611 65.5085 89.2137
3 87.1296 82.5815 91.6778
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.922399 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'own domain', NaN with points ls 2 title 'other domains'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Form and verification, in either domain' at screen 0.0277778, screen 0.964727 left font ',15' front
set lmargin at screen 0.284722; set rmargin at screen 0.972222
set tmargin at screen 0.772487; set bmargin at screen 0.546737
set label 'specialists in code' at screen 0.284722, screen 0.850088 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [20:102]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:1.2]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'judge accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.659612 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('turns + verification' 0, 'turns' 1, 'running text + verification' 2, 'running text' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'own domain', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'other domains'
unset label; unset arrow; unset key
set lmargin at screen 0.284722; set rmargin at screen 0.972222
set tmargin at screen 0.33157; set bmargin at screen 0.10582
set label 'specialists in math' at screen 0.284722, screen 0.409171 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [20:102]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.6:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'judge accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.218695 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('turns + verification' 0, 'turns' 1, 'running text + verification' 2, 'running text' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'own domain', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'other domains'
unset multiplot
unset output
