# Draw again beside this file: gnuplot 03-category-prompts-gain.gp
# The same numbers for other tools: 03-category-prompts-gain.tsv
set terminal svg size 720,358 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '03-category-prompts-gain.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 1.66667 0.833333 2.66667
1 2.04499 1.02249 3.27198
2 0 0 0
3 50 50 50
EOD
$panel1_2 << EOD
0 20.4444 10.8472 30.0417
1 8.58896 -10.5743 27.7522
2 48.4167 46.6239 50.2094
3 50 50 50
EOD
$panel1_3 << EOD
0 -1.61111 -11.0915 7.86932
1 0.340832 -4.26868 4.95034
2 1 -1.23917 3.23917
3 0 0 0
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.877095 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'shipped model', NaN with points ls 2 title 'small, good = helpful', NaN with points ls 3 title 'small, good = own criterion'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What the own question gains over the generic one' at screen 0.0277778, screen 0.944134 left font ',15' front
set lmargin at screen 0.0805556; set rmargin at screen 0.972222
set tmargin at screen 0.648045; set bmargin at screen 0.167598
unset logscale x
set xrange [-12.6241:51.742]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:0.6]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'gain in accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.407821 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'no gain' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'shipped model', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'small, good = helpful', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'small, good = own criterion'
unset multiplot
unset output
