# Draw again beside this file: gnuplot 09-connections-soft.gp
# The same numbers for other tools: 09-connections-soft.tsv
set terminal svg size 720,423 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-soft.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.711042 0.676048 0.746035
1 0.709653 0.677415 0.741891
2 0.713472 0.681518 0.745427
3 0.713125 0.669245 0.757005
EOD
$panel1_2 << EOD
0 0.710903 0.676227 0.745578
1 0.710208 0.680339 0.740077
2 0.713056 0.67708 0.749032
3 0.713125 0.669245 0.757005
EOD
$panel1_3 << EOD
0 0.702917 0.675129 0.730705
1 0.715833 0.70271 0.728957
2 0.714722 0.685422 0.744022
3 0.711528 0.680782 0.742273
EOD
$panel1_4 << EOD
0 0.710417 0.680058 0.740775
1 0.711528 0.676373 0.746683
2 0.717222 0.671199 0.763245
3 0.710764 0.685504 0.736024
EOD
$panel1_5 << EOD
0 0.707778 0.674117 0.741438
1 0.711181 0.672282 0.750079
2 0.713333 0.679361 0.747305
3 0.708056 0.675934 0.740177
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.895981 left top horizontal maxcols 5 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'dpo', NaN with points ls 2 title 'cdpo', NaN with points ls 3 title 'identity po', NaN with points ls 4 title 'dpo, soft', NaN with points ls 5 title 'irepo'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Soft labels' at screen 0.0277778, screen 0.952719 left font ',15' front
set lmargin at screen 0.129167; set rmargin at screen 0.972222
set tmargin at screen 0.756501; set bmargin at screen 0.141844
unset logscale x
set xrange [0.607237:0.767051]
set xtics 0.02 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.66:0.78]
set ytics 0.02 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.449173 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0.611042, graph 0 to first 0.611042, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'start' at first 0.611042, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('h = 1' 0, 'h = 3' 1, 'h = 10' 2, 'own margins' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.338462):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.338462) with points ls 1 dt 1 title 'dpo', \
  $panel1_2 using 3:($1+-0.169231):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.169231) with points ls 2 dt 1 title 'cdpo', \
  $panel1_3 using 3:($1+0):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0) with points ls 3 dt 1 title 'identity po', \
  $panel1_4 using 3:($1+0.169231):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.169231) with points ls 4 dt 1 title 'dpo, soft', \
  $panel1_5 using 3:($1+0.338462):($4-$3):(0) with vectors nohead ls 5 dt 1 notitle, '' using 2:($1+0.338462) with points ls 5 dt 1 title 'irepo'
unset multiplot
unset output
